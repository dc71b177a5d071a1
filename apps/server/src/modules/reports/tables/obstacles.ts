import { sql } from 'kysely';
import { type Words, words } from '../document/words.ts';
import type { Look } from '../figures/look.ts';
import { agencyTitle, day, each, type ReportTable, text } from './report-table.ts';

const kinds: Readonly<Record<string, Words>> = {
  procedures: words('Thủ tục', 'Procedures', 'Prosedur'),
  facilities: words('Hạ tầng', 'Facilities', 'Sarana'),
  data: words('Dữ liệu', 'Data', 'Data'),
  people: words('Con người', 'People', 'SDM'),
};
const states: Readonly<Record<string, Words>> = {
  solved: words('Đã giải quyết', 'Solved', 'Terselesaikan'),
  overdue: words('Quá hạn trả lời', 'Overdue', 'Lewat tenggat'),
  open: words('Đang xử lý', 'Open', 'Diproses'),
};

export const obstacles: ReportTable = {
  id: 'obstacles',
  name: words('Khó khăn, vướng mắc', 'Obstacles', 'Hambatan'),
  columns: {
    number: text(words('Số', 'Number', 'Nomor'), 1.2),
    title: text(words('Nội dung', 'Obstacle', 'Hambatan'), 5),
    kind: text(words('Loại', 'Kind', 'Jenis'), 1.4),
    agency: text(agencyTitle, 2.6),
    owner: text(words('Cơ quan trả lời', 'To be answered by', 'Dijawab oleh'), 2.6),
    raisedOn: day(words('Ngày nêu', 'Raised on', 'Diajukan')),
    answerDue: day(words('Hạn trả lời', 'Answer due', 'Tenggat jawaban')),
    solvedOn: day(words('Ngày giải quyết', 'Solved on', 'Terselesaikan')),
    standing: text(words('Tình trạng', 'Standing', 'Status'), 1.6),
    solution: text(words('Giải pháp', 'Solution', 'Solusi'), 4),
  },
  filters: { standing: Object.keys(states), kind: Object.keys(kinds) },
  rows: (look, filter) => each(read(look, filter)),
};

async function read({ asked: { trx }, agency, asOf, language }: Look, { standing, kind }: Readonly<Record<string, string>>) {
  const { rows } = await sql<
    Record<'number' | 'title' | 'kind' | 'agency' | 'owner' | 'raisedOn' | 'answerDue' | 'standing', string> & {
      solvedOn: string | null;
      solution: string | null;
    }
  >`select * from (
      select coalesce(o.number, o.id::text) as number, o.title, o.kind, a.name as agency, w.name as owner, o.raised_on as "raisedOn", o.answer_due as "answerDue",
        case when o.solved_on <= ${asOf}::date then o.solved_on end as "solvedOn", case when o.solved_on <= ${asOf}::date then o.solution end as solution,
        case when o.solved_on <= ${asOf}::date then 'solved' when o.answer_due < ${asOf}::date then 'overdue' else 'open' end as standing
      from obstacle o join agency a on a.id = o.raised_agency_id join agency w on w.id = o.owner_agency_id
      where o.raised_on <= ${asOf}::date and o.state <> 'withdrawn' and o.agency <@ ${agency.path}::ltree) s
    where (${standing ?? null}::text is null or s.standing = ${standing ?? null} or (s.standing = 'overdue' and ${standing ?? null} = 'open'))
      and (${kind ?? null}::text is null or s.kind = ${kind ?? null})
    order by s."answerDue", s.number limit 50000`.execute(trx);
  return rows.map((row) => ({ ...row, kind: kinds[row.kind]?.[language] ?? row.kind, standing: states[row.standing]?.[language] ?? row.standing }));
}
