import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, wholeNumber } from '../../app/search.ts';

/** The contract of a database: the version in force, or another, and what differs from a third. */
export const contractRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/databases/$id/contract',
  validateSearch: (search: Record<string, unknown>) => only({ version: wholeNumber(search.version), from: wholeNumber(search.from) }),
  component: lazyPage(() => import('./contract.tsx'), 'ContractPage'),
});
