import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { figureOn, forecastTasks, toldAt } from '../../tasks/index.ts';
import { type Language, type Words, words } from '../document/words.ts';
import type { Look } from '../figures/look.ts';
import { agencyTitle, count, day, type ReportTable, type Row, text } from './report-table.ts';

const standings: Readonly<Record<string, Words>> = {
  'done-on-time': words('Hoàn thành đúng hạn', 'Done on time', 'Selesai tepat waktu'),
  'done-late': words('Hoàn thành quá hạn', 'Done late', 'Selesai terlambat'),
  awaiting: words('Chờ xác nhận', 'Awaiting', 'Menunggu verifikasi'),
  overdue: words('Quá hạn', 'Overdue', 'Lewat tenggat'),
  'at-risk': words('Nguy cơ chậm', 'At risk', 'Berisiko'),
  open: words('Trong hạn', 'Open', 'Berjalan'),
};
const difficulties: Readonly<Record<string, Words>> = {
  easy: words('Dễ', 'Easy', 'Mudah'),
  medium: words('Trung bình', 'Medium', 'Sedang'),
  hard: words('Khó', 'Hard', 'Sulit'),
};

/** Read at once. */
const part = 20_000;

/** Every task, in the order in which they are due: a part at a time, however many there are. */
export const tasks: ReportTable = {
  id: 'tasks',
  name: words('Danh mục nhiệm vụ', 'Tasks', 'Daftar tugas'),
  columns: {
    number: text(words('Số', 'Number', 'Nomor'), 1.6),
    programme: text(words('Chương trình', 'Programme', 'Program'), 1.6),
    title: text(words('Nhiệm vụ', 'Task', 'Tugas'), 5),
    agency: text(agencyTitle, 2.6),
    due: day(words('Hạn', 'Due', 'Tenggat')),
    doneOn: day(words('Ngày hoàn thành', 'Done on', 'Selesai pada')),
    standing: text(words('Tình trạng', 'Standing', 'Status'), 1.8),
    daysLate: count(words('Số ngày chậm', 'Days late', 'Hari terlambat')),
    difficulty: text(words('Độ khó', 'Difficulty', 'Kesulitan'), 1.2),
    progress: count(words('Tiến độ %', 'Progress %', 'Kemajuan %')),
  },
  filters: { standing: Object.keys(standings), difficulty: Object.keys(difficulties) },
  async *rows(look, filter) {
    const { asked, agency, asOf, language } = look;
    const forecasts = await forecastTasks(asked.trx, asked.identity, { agency: agency.id, asOf }, asOf);
    const atRisk = new Set(forecasts.filter((task) => task.atRisk).map(({ id }) => id));
    let after: TaskRow | undefined;
    do {
      const rows = await readPart(asked.trx, look, after);
      for (const row of rows) {
        const standing = row.standing === 'open' && atRisk.has(row.id) ? 'at-risk' : row.standing;
        if (filter.standing !== undefined && filter.standing !== standing) continue;
        if (filter.difficulty !== undefined && filter.difficulty !== row.difficulty) continue;
        yield shown(row, standing, asOf, language);
      }
      after = rows.length === part ? rows.at(-1) : undefined;
    } while (after);
  },
};

interface TaskRow {
  id: number;
  number: string;
  programme: string;
  title: string;
  agency: string;
  due: string;
  done_on: string | null;
  standing: string;
  difficulty: string;
  progress: number;
}

/** The part is cut from the index of days before names are looked up: each part costs what it holds, not what is left. */
async function readPart(trx: Work, { agency, asOf }: Look, after: TaskRow | undefined): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.id, t.number, p.number as programme, t.title, a.name as agency, t.due, case when t.done_on <= ${asOf}::date then t.done_on end as done_on,
      t.difficulty, t.progress,
      case when ${figureOn('done-on-time', asOf)} then 'done-on-time' when ${figureOn('done-late', asOf)} then 'done-late'
        when ${figureOn('awaiting', asOf)} then 'awaiting' when ${figureOn('overdue', asOf)} then 'overdue' else 'open' end as standing
    from (select * from task t where ${figureOn('given', asOf)} and (${agency.path} = 'vn' or t.agency <@ ${agency.path}::ltree)
            and ${toldAt([agency.path])}
            and (t.due, t.id) > (${after?.due ?? '1900-01-01'}::date, ${after?.id ?? 0}::bigint)
          order by t.due, t.id limit ${part}) t
    join programme p on p.id = t.programme_id join agency a on a.id = t.agency_id order by t.due, t.id`.execute(trx);
  return rows;
}

function shown(row: TaskRow, standing: string, asOf: string, language: Language): Row {
  const { number, programme, title, agency, due, done_on: doneOn, progress } = row;
  const until = standing === 'done-late' ? (doneOn ?? asOf) : asOf;
  const late = standing === 'overdue' || standing === 'done-late' ? Math.round((Date.parse(until) - Date.parse(due)) / 86_400_000) : null;
  return {
    ...{ number, programme, title, agency, due, doneOn, daysLate: late, progress },
    standing: standings[standing]?.[language] ?? standing,
    difficulty: difficulties[row.difficulty]?.[language] ?? row.difficulty,
  };
}
