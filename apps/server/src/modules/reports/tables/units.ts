import { sql } from 'kysely';
import { today } from '../../../clock/clock.ts';
import { words } from '../document/words.ts';
import type { Look } from '../figures/look.ts';
import { agencyTitle, count, each, type ReportTable, text, value } from './report-table.ts';

interface Found {
  unit: string;
  active: number;
  overdue: number;
  toDo: number;
  settled: number;
  mended: number;
}

/** Units with cases, the most overdue first. How they stood on a day that is over is not known. */
async function read({ asked: { trx, clock }, agency, asOf, from, to }: Look) {
  if (asOf < today(clock)) return [];
  const { rows } = await sql<Found>`
    select a.name as unit, count(*) filter (where not c.closed) as active, count(*) filter (where not c.closed and c.due < ${asOf}::date) as overdue,
      sum(c.records_open + c.records_reopened + c.records_confirmed) as "toDo", sum(c.records_verified + c.records_dismissed) as settled,
      coalesce(sum((select sum(e.records) from case_event e where e.case_id = c.id and e.verb = 'mend'
        and (e.at at time zone 'Asia/Ho_Chi_Minh')::date between ${from}::date and ${to}::date)), 0) as mended
    from cleaning_case c join agency a on a.id = c.agency_id where c.agency <@ ${agency.path}::ltree
    group by a.id, a.name order by 3 desc, 4 desc, a.id limit 5000`.execute(trx);
  const days = Math.max(1, (Date.parse(asOf < to ? asOf : to) - Date.parse(from)) / 86_400_000 + 1);
  return rows.map((row) => ({ ...row, perDay: Math.round((100 * row.mended) / days) / 100 }));
}

export const units: ReportTable = {
  id: 'units',
  name: words('Tiến độ làm sạch của đơn vị', 'Units’ pace of cleaning', 'Laju pembersihan unit'),
  columns: {
    unit: text(agencyTitle, 4),
    active: count(words('Vụ việc đang xử lý', 'Cases at work', 'Kasus dikerjakan')),
    overdue: count(words('Quá hạn', 'Overdue', 'Lewat tenggat')),
    toDo: count(words('Bản ghi còn lại', 'Records to do', 'Catatan tersisa')),
    mended: count(words('Đã sửa trong kỳ', 'Mended in the period', 'Diperbaiki')),
    perDay: value(words('Bản ghi/ngày', 'Records a day', 'Catatan/hari')),
    settled: count(words('Đã xong', 'Settled', 'Terselesaikan')),
  },
  filters: {},
  rows: (look) => each(read(look)),
};
