import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, text } from '../../app/search.ts';

export const templatesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/rhythm/templates',
  validateSearch: ({ template }: Record<string, unknown>) => only({ template: text(template) }),
  component: lazyPage(() => import('./report-templates.tsx'), 'ReportTemplatesPage'),
});
