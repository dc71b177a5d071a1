import { oneOf, only, pageNumber, text } from '../../app/search.ts';

export const roles = ['central-steering', 'ministry-steward', 'province-data-office', 'commune-official', 'auditor', 'administrator'] as const;
export const statuses = ['invited', 'active', 'disabled'] as const;

/** `account`: the person who is opened beside the list. */
export function accountsSearch(search: Record<string, unknown>) {
  return only({
    page: pageNumber(search.page),
    search: text(search.search),
    role: oneOf(search.role, roles),
    status: oneOf(search.status, statuses),
    account: text(search.account),
  });
}

export type AccountsSearch = ReturnType<typeof accountsSearch>;
