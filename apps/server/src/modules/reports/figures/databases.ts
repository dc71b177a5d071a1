import { sql } from 'kysely';
import { today } from '../../../clock/clock.ts';
import { words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';

export const databaseFigures = {
  'databases.total': words('Số cơ sở dữ liệu', 'Databases', 'Basis data'),
  'databases.formed': words('Đã hình thành', 'Formed', 'Terbentuk'),
  'databases.deploying': words('Đang triển khai', 'Deploying', 'Sedang dibangun'),
  'databases.late': words('Chậm tiến độ', 'Late', 'Terlambat'),
  'databases.not-begun': words('Chưa triển khai', 'Not begun', 'Belum dimulai'),
} as const;
export const stages = ['formed', 'deploying', 'late', 'not-begun'] as const;

/** Databases of the agency and below by stage. Of a day that is over the stages are known only where none has changed since. */
export async function gatherDatabases({ asked: { trx, clock }, agency, asOf }: Look): Promise<Figures> {
  const { rows } = await sql<{ stage: string; databases: number; changed: boolean }>`select d.stage, count(*) as databases,
      bool_or((d.changed_at at time zone 'Asia/Ho_Chi_Minh')::date > ${asOf}::date) as changed from database d
    where d.agency <@ ${agency.path}::ltree and d.stage <> 'retired' group by d.stage`.execute(trx);
  const known = asOf >= today(clock) || !rows.some(({ changed }) => changed);
  const of = (stage: string): number => rows.find((row) => row.stage === stage)?.databases ?? 0;
  const total = stages.reduce((sum, stage) => sum + of(stage), 0);
  const figures = { 'databases.total': total, ...Object.fromEntries(stages.map((stage) => [`databases.${stage}`, of(stage)])) };
  return known ? figures : Object.fromEntries(Object.keys(figures).map((figure) => [figure, null]));
}
