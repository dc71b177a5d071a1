import type { z } from 'zod';
import { today } from '../../../clock/clock.ts';
import { type Asked, findTask } from '../service.ts';
import type { TaskCauses } from './schema.ts';
import * as store from './store.ts';

type Causes = z.infer<typeof TaskCauses>;

/** Below this a score is red. */
const amberFrom = 75;

/** What holds a task up, as far as the caller may see it. @throws RegisterError `NOT_FOUND`. */
export async function readCauses(asked: Asked, id: number): Promise<Causes> {
  await findTask(asked, id);
  const { trx, clock } = asked;
  const day = today(clock);
  const databases: Causes['databases'] = [];
  for (const row of await store.listDatabases(trx, id)) databases.push(await causeOf(asked, row));
  const obstacles = (await store.listObstacles(trx, id)).map(({ owner_id, owner_name, answer_due, ...rest }) => ({
    ...rest,
    owner: { id: owner_id, name: owner_name },
    answerDue: answer_due,
    overdue: answer_due < day,
  }));
  return { databases, obstacles, hiddenObstacles: Math.max(0, (await store.countObstacles(trx, id, day)) - obstacles.length) };
}

async function causeOf({ trx }: Asked, row: store.DatabaseRow): Promise<Causes['databases'][number]> {
  const { id, name, stage, due, owner_id, owner_name, run, at, score } = row;
  const common = { id, name, stage, due, owner: { id: owner_id, name: owner_name } };
  if (run === null || at === null) return { ...common, measured: null, red: [], undecided: { count: 0, first: [] } };
  const red = redOf(row.criteria ?? {});
  const found = red.map(({ criterion }) => criterion);
  const rules = red.length > 0 ? await store.listRedRules(trx, run, id, found) : [];
  const undecided = await store.listUndecided(trx, run, id);
  return {
    ...common,
    measured: { run, at: at.toISOString(), score },
    red: red.map((one) => ({ ...one, rules: rules.filter(({ criterion }) => criterion === one.criterion).map(ruleOf) })),
    undecided: { count: undecided[0]?.total ?? 0, first: undecided.map(({ total: _total, ...attribute }) => attribute) },
  };
}

function redOf(criteria: NonNullable<store.DatabaseRow['criteria']>): { criterion: string; score: number }[] {
  return Object.entries(criteria)
    .flatMap(([criterion, { score }]) => (score !== null && score < amberFrom ? [{ criterion, score }] : []))
    .sort((a, b) => a.score - b.score);
}

const ruleOf = ({ criterion: _criterion, open, records, worst, ...rule }: store.RuleRow) => ({ ...rule, cases: { open, records, worst } });
