import type { Grant } from '../../access/identity.ts';
import type { Database } from '../../database/open-database.ts';

interface InventedPerson {
  login: string;
  name: string;
  agency: string;
  grant: Grant;
}

/** One invented person of each role, around the demonstration's province. */
const people: readonly InventedPerson[] = [
  { login: 'demo.1', name: 'Trần Thị Minh Hạnh', agency: 'g18', grant: { role: 'central-steering', agency: 'vn', territory: 'vn' } },
  { login: 'demo.2', name: 'Lê Quang Vinh', agency: 'g03', grant: { role: 'ministry-steward', agency: 'vn.g03', territory: 'vn' } },
  { login: 'demo.3', name: 'Nguyễn Đức Thắng', agency: 'p38', grant: { role: 'province-data-office', agency: 'vn.p38', territory: 'vn.p38' } },
  {
    login: 'demo.4',
    name: 'Phạm Thị Hòa',
    agency: 'c14758',
    grant: { role: 'commune-official', agency: 'vn.p38.c14758', territory: 'vn.p38.c14758' },
  },
  { login: 'demo.5', name: 'Hoàng Văn Kiểm', agency: 'vn', grant: { role: 'auditor', agency: 'vn', territory: 'vn' } },
  { login: 'demo.6', name: 'Đỗ Thùy Quản', agency: 'p38', grant: { role: 'administrator', agency: 'vn', territory: 'vn' } },
];

/** Makes the demonstration's people where they are not there yet. Nobody has a password: they are signed in with one click. */
export async function inventPeople(database: Database): Promise<void> {
  for (const { login, name, agency, grant } of people) {
    const made = await database.owner
      .insertInto('account')
      .values({ login, name, email: null, agency_id: agency })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) continue;
    await database.owner
      .insertInto('role_grant')
      .values({ ...grant, account_id: made.id, valid_to: null, granted_by: null })
      .execute();
  }
}
