import { sql } from 'kysely';
import { type Words, words } from '../document/words.ts';
import { counted, stages } from '../figures/databases.ts';
import type { Look } from '../figures/look.ts';
import { count, day, each, type ReportTable, text, value } from './report-table.ts';

const stageNames: Readonly<Record<string, Words>> = {
  formed: words('Đã hình thành', 'Formed', 'Terbentuk'),
  deploying: words('Đang triển khai', 'Deploying', 'Sedang dibangun'),
  late: words('Chậm tiến độ', 'Late', 'Terlambat'),
  'not-begun': words('Chưa triển khai', 'Not begun', 'Belum dimulai'),
};

interface Found {
  name: string;
  owner: string;
  stage: string;
  maturity: string | null;
  due: string | null;
  score: number | null;
}

async function read(look: Look, stage?: string): Promise<Found[]> {
  const { rows } = await sql<Found>`select d.name, a.name as owner, d.stage, d.maturity, d.due, s.score
    from database d join agency a on a.id = d.owner_id left join assessment s on s.run_id = d.last_run_id and s.database_id = d.id
    where ${counted(look)} and (${stage ?? null}::text is null or d.stage = ${stage ?? null})
    order by d.due nulls last, d.name limit 50000`.execute(look.asked.trx);
  return rows;
}

export const databases: ReportTable = {
  id: 'databases',
  name: words('Cơ sở dữ liệu', 'Databases', 'Basis data'),
  columns: {
    name: text(words('Cơ sở dữ liệu', 'Database', 'Basis data'), 5),
    owner: text(words('Cơ quan chủ quản', 'Owner', 'Pemilik'), 3),
    stage: text(words('Giai đoạn', 'Stage', 'Tahap'), 1.8),
    maturity: text(words('Nhóm', 'Maturity', 'Kematangan'), 1),
    due: day(words('Hạn hình thành', 'Due', 'Tenggat')),
    score: value(words('Điểm', 'Score', 'Skor')),
  },
  filters: { stage: stages },
  rows: (look, { stage }) =>
    each(read(look, stage).then((rows) => rows.map((row) => ({ ...row, stage: stageNames[row.stage]?.[look.language] ?? row.stage })))),
};

export const databasesByStage: ReportTable = {
  id: 'databases-by-stage',
  name: words('Cơ sở dữ liệu theo giai đoạn', 'Databases by stage', 'Basis data menurut tahap'),
  columns: { stage: text(words('Giai đoạn', 'Stage', 'Tahap')), databases: count(words('Số cơ sở dữ liệu', 'Databases', 'Basis data')) },
  filters: {},
  rows: (look) =>
    each(
      read(look).then((rows) =>
        stages.map((stage) => ({ stage: stageNames[stage]?.[look.language] ?? stage, databases: rows.filter((row) => row.stage === stage).length })),
      ),
    ),
};
