import { type RawBuilder, sql } from 'kysely';
import { today } from '../../../clock/clock.ts';
import { words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';

export const databaseFigures = {
  'databases.total': words('Số cơ sở dữ liệu', 'Databases', 'Basis data'),
  'databases.whose': words('Cơ sở dữ liệu của ai', 'Whose databases', 'Basis data siapa'),
  'databases.formed': words('Đã hình thành', 'Formed', 'Terbentuk'),
  'databases.deploying': words('Đang triển khai', 'Deploying', 'Sedang dibangun'),
  'databases.late': words('Chậm tiến độ', 'Late', 'Terlambat'),
  'databases.not-begun': words('Chưa triển khai', 'Not begun', 'Belum dimulai'),
} as const;
const whose = {
  centre: words('của các bộ, ngành', 'of the centre', 'milik pusat'),
  own: words('thuộc phạm vi quản lý', 'in charge', 'dalam lingkup tugas'),
} as const;
export const stages = ['formed', 'deploying', 'late', 'not-begun'] as const;

/** Those that a report counts: of the whole country the ones of the centre, as resolutions count them, else all at and below the agency. */
export function counted({ agency }: Look): RawBuilder<boolean> {
  return sql<boolean>`(d.agency <@ ${agency.path}::ltree and d.stage <> 'retired' and (${agency.path} <> 'vn' or d.level <> 'provincial'))`;
}

/** Databases of the agency and below by stage. Of a day that is over the stages are known only where none has changed since. */
export async function gatherDatabases(look: Look): Promise<Figures> {
  const {
    asked: { trx, clock },
    agency,
    asOf,
    language,
  } = look;
  const { rows } = await sql<{ stage: string; databases: number; changed: boolean }>`select d.stage, count(*) as databases,
      bool_or((d.changed_at at time zone 'Asia/Ho_Chi_Minh')::date > ${asOf}::date) as changed from database d
    where ${counted(look)} group by d.stage`.execute(trx);
  const known = asOf >= today(clock) || !rows.some(({ changed }) => changed);
  const of = (stage: string): number => rows.find((row) => row.stage === stage)?.databases ?? 0;
  const total = stages.reduce((sum, stage) => sum + of(stage), 0);
  const figures = { 'databases.total': total, ...Object.fromEntries(stages.map((stage) => [`databases.${stage}`, of(stage)])) };
  const told = known ? figures : Object.fromEntries(Object.keys(figures).map((figure) => [figure, null]));
  return { ...told, 'databases.whose': whose[agency.path === 'vn' ? 'centre' : 'own'][language] };
}
