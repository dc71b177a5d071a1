import { summarise } from '../../tasks/index.ts';
import { words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';
import { dayBefore } from './scope.ts';

export const taskFigures = {
  'tasks.given': words('Số nhiệm vụ được giao', 'Tasks given', 'Tugas diberikan'),
  'tasks.done': words('Đã hoàn thành', 'Done', 'Selesai'),
  'tasks.done-on-time': words('Hoàn thành đúng hạn', 'Done on time', 'Selesai tepat waktu'),
  'tasks.done-late': words('Hoàn thành quá hạn', 'Done late', 'Selesai terlambat'),
  'tasks.overdue': words('Quá hạn chưa hoàn thành', 'Overdue', 'Lewat tenggat'),
  'tasks.awaiting': words('Chờ xác nhận', 'Awaiting verification', 'Menunggu verifikasi'),
  'tasks.open': words('Đang thực hiện trong hạn', 'Open, not yet due', 'Berjalan'),
  'tasks.at-risk': words('Có nguy cơ chậm', 'At risk', 'Berisiko'),
  'tasks.not-recorded': words('Hoàn thành chưa ghi nhận', 'Done and not recorded', 'Selesai belum dicatat'),
  'tasks.done-in-period': words('Hoàn thành trong kỳ', 'Done in the period', 'Selesai dalam periode'),
  'tasks.overdue-before': words('Quá hạn đầu kỳ', 'Overdue before the period', 'Lewat tenggat sebelum periode'),
  'tasks.agencies-overdue': words('Số cơ quan có nhiệm vụ quá hạn', 'Agencies with overdue tasks', 'Instansi dengan tugas lewat tenggat'),
} as const;

/** What tasks count as, as `/tasks/summary` tells it of the day and of the day before the period. */
export async function gatherTasks(look: Look): Promise<Figures> {
  const { total, byAgency } = await summaryOf(look, look.asOf);
  const end = look.to < look.asOf ? (await summaryOf(look, look.to)).total : total;
  const before = (await summaryOf(look, dayBefore(look.from))).total;
  return {
    ...Object.fromEntries(Object.entries(total).map(([figure, count]) => [`tasks.${figure}`, count])),
    'tasks.done-in-period': end.done - before.done,
    'tasks.overdue-before': before.overdue,
    'tasks.agencies-overdue': byAgency.filter(({ overdue }) => overdue > 0).length,
  };
}

export function summaryOf({ asked, agency }: Look, asOf: string) {
  return summarise(asked, { agency: agency.id, asOf });
}
