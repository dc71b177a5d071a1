import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { contractEditSearch } from './search.ts';

export const contractEditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases/$id/contract/edit',
  validateSearch: contractEditSearch,
  component: lazyPage(() => import('./contract-edit.tsx'), 'ContractEditPage'),
});
