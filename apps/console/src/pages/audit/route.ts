import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../../app/lazy-page.ts';
import { signedInRoute } from '../../app/root.tsx';
import { only, pageNumber, text } from '../../app/search.ts';

/** `from` and `to` are days, both counted in. */
export function auditSearch(search: Record<string, unknown>) {
  const day = (value: unknown) => (/^\d{4}-\d\d-\d\d$/.test(String(value)) ? String(value) : undefined);
  return only({
    page: pageNumber(search.page),
    action: text(search.action),
    object: text(search.object),
    account: text(search.account),
    from: day(search.from),
    to: day(search.to),
  });
}

export type AuditSearch = ReturnType<typeof auditSearch>;

export const auditRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyPage(() => import('./audit.tsx'), 'AuditPage'),
});
