import { sql } from 'kysely';
import { words } from '../document/words.ts';
import type { Figures, Look } from './look.ts';

export const obstacleFigures = {
  'obstacles.raised': words('Số vướng mắc đã nêu', 'Obstacles raised', 'Hambatan diajukan'),
  'obstacles.solved': words('Đã giải quyết', 'Solved', 'Terselesaikan'),
  'obstacles.left': words('Còn lại', 'Left', 'Tersisa'),
  'obstacles.overdue': words('Quá hạn trả lời', 'Overdue to be answered', 'Lewat tenggat jawaban'),
  'obstacles.raised-in-period': words('Nêu trong kỳ', 'Raised in the period', 'Diajukan dalam periode'),
  'obstacles.solved-in-period': words('Giải quyết trong kỳ', 'Solved in the period', 'Terselesaikan dalam periode'),
} as const;

export async function gatherObstacles({ asked: { trx }, agency, asOf, from, to }: Look): Promise<Figures> {
  const { rows } = await sql<Record<'raised' | 'solved' | 'overdue' | 'raised_now' | 'solved_now', number>>`
    select count(*) as raised, count(*) filter (where o.solved_on <= ${asOf}::date) as solved,
      count(*) filter (where (o.solved_on is null or o.solved_on > ${asOf}::date) and o.answer_due < ${asOf}::date) as overdue,
      count(*) filter (where o.raised_on between ${from}::date and ${to}::date) as raised_now,
      count(*) filter (where o.solved_on between ${from}::date and least(${to}::date, ${asOf}::date)) as solved_now
    from obstacle o where o.raised_on <= ${asOf}::date and o.state <> 'withdrawn' and o.agency <@ ${agency.path}::ltree`.execute(trx);
  const { raised = 0, solved = 0, overdue = 0, raised_now = 0, solved_now = 0 } = rows[0] ?? {};
  return {
    ...{ 'obstacles.raised': raised, 'obstacles.solved': solved, 'obstacles.left': raised - solved, 'obstacles.overdue': overdue },
    ...{ 'obstacles.raised-in-period': raised_now, 'obstacles.solved-in-period': solved_now },
  };
}
