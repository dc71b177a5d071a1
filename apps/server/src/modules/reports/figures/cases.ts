import { sql } from 'kysely';
import { today } from '../../../clock/clock.ts';
import { words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';

export const caseFigures = {
  'cases.active': words('Vụ việc đang xử lý', 'Cases at work', 'Kasus dikerjakan'),
  'cases.overdue': words('Vụ việc quá hạn', 'Cases overdue', 'Kasus lewat tenggat'),
  'cases.records': words('Bản ghi sai lệch đã giao', 'Wrong records handed out', 'Catatan salah diserahkan'),
  'cases.to-do': words('Bản ghi còn phải xử lý', 'Records to do', 'Catatan tersisa'),
  'cases.settled': words('Bản ghi đã xử lý xong', 'Records settled', 'Catatan terselesaikan'),
  'cases.mended-in-period': words('Bản ghi đã sửa trong kỳ', 'Records mended in the period', 'Catatan diperbaiki dalam periode'),
} as const;

/** Cases of units at and below the agency, and what was mended since the period began. How they stood on a day that is over is not known. */
export async function gatherCases({ asked: { trx, clock }, agency, asOf, from, to }: Look): Promise<Figures> {
  if (asOf < today(clock)) return Object.fromEntries(Object.keys(caseFigures).map((figure) => [figure, null]));
  const { rows } = await sql<Record<'active' | 'overdue' | 'records' | 'to_do' | 'settled' | 'mended', number>>`
    select count(*) filter (where not c.closed) as active, count(*) filter (where not c.closed and c.due < ${asOf}::date) as overdue,
      coalesce(sum(c.records), 0) as records, coalesce(sum(c.records_open + c.records_reopened + c.records_confirmed), 0) as to_do,
      coalesce(sum(c.records_verified + c.records_dismissed), 0) as settled,
      (select coalesce(sum(e.records), 0) from case_event e join cleaning_case o on o.id = e.case_id where e.verb = 'mend' and o.agency <@ ${agency.path}::ltree
        and (e.at at time zone 'Asia/Ho_Chi_Minh')::date between ${from}::date and ${to}::date) as mended
    from cleaning_case c where c.agency <@ ${agency.path}::ltree`.execute(trx);
  const { active = 0, overdue = 0, records = 0, to_do = 0, settled = 0, mended = 0 } = rows[0] ?? {};
  return {
    ...{ 'cases.active': active, 'cases.overdue': overdue, 'cases.records': records, 'cases.to-do': to_do },
    ...{ 'cases.settled': settled, 'cases.mended-in-period': mended },
  };
}
