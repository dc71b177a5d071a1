import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { asOwner, type Person, type TestRegister } from '../../apps/server/test/harness/register.ts';

const times = 7;

/** Median milliseconds of the overview and of lists over 100,000 more tasks. */
export async function measureSpeed(register: TestRegister) {
  await asOwner(
    register,
    `insert into task (programme_id, number, title, agency_id, agency, territory, owner, result_kind, difficulty, state, start_on, due, due_first,
      assigned_on, started_on, done_on, recorded_on, search)
    select 'nq71', 'bench-' || n, 'Nhiệm vụ ' || n, a.id, a.path, a.territory, 'vn', 'other', (array['easy', 'medium', 'hard'])[1 + n % 3],
      case when n % 3 = 0 then 'verified' else 'in-progress' end, '2025-01-15', due, due, '2025-01-15', '2025-02-01',
      case when n % 3 = 0 then least(due + n % 40 - 25, date '2025-07-31') end, case when n % 3 = 0 then '2025-08-01'::date end, 'nhiem vu ' || n
    from (select n, date '2025-03-01' + (n * 7919 % 400) as due from generate_series(1, 100000) n) t
    join (select *, row_number() over (order by path) as place, count(*) over () as places from agency) a on a.place = 1 + t.n % a.places`,
  );
  await asOwner(
    register,
    `insert into task_progress (task_id, day, share) select id, day, (10 + id % 60)::int from task, unnest(array[date '2025-04-30', '2025-07-31']) day
    where number like 'bench-%' and state <> 'verified' on conflict do nothing`,
  );
  await asOwner(register, `update task set progress = 10 + id % 60, progress_on = '2025-07-31' where number like 'bench-%' and state <> 'verified'`);
  await asOwner(register, `vacuum analyze`);
  const central = await register.as('central-steering@vn');
  const province = await register.as('province-data-office@vn.p38');
  const asked: [string, Person, string][] = [
    ['overview, centre', central, '/tasks/summary?asOf=2025-08-01'],
    ['overview of two months ago, centre', central, '/tasks/summary?asOf=2025-06-01'],
    ['overview, one province', province, '/tasks/summary?asOf=2025-08-01'],
    ['overdue, first part, centre', central, '/tasks?asOf=2025-08-01&figure=overdue'],
    ['at risk, first part, centre', central, '/tasks?asOf=2025-08-01&figure=at-risk'],
    ['plan of the year, centre', central, '/tasks/plan?asOf=2025-08-01'],
    ['plan by agency, first page, centre', central, '/tasks/plan/agencies?asOf=2025-08-01'],
    ['search, centre', central, '/tasks?search=nhiem+vu+99&sort=priority'],
  ];
  const results = [];
  for (const [what, who, url] of asked) {
    await who.get(url);
    const processes = await serverProcesses(register);
    const [before, own] = [processorTime(processes), process.cpuUsage()];
    const wall = await median(who, url);
    const { user, system } = process.cpuUsage(own);
    const database = spent(before, processorTime(processes)) / times;
    results.push({ what, 'median ms': wall, 'processor ms, PostgreSQL': Math.round(database), register: Math.round((user + system) / 1000 / times) });
  }
  return results;
}

/** The connections of the register, each a process of its own. */
async function serverProcesses({ database }: TestRegister): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where application_name like 'sogoc%'`.execute(database.owner);
  return rows.map(({ pid }) => pid);
}

/** Milliseconds of processor time of each that still runs; other work on the machine does not lengthen it. Linux counts it in hundredths of a second. */
function processorTime(pids: readonly number[]): Map<number, number> {
  const running = pids.filter((pid) => existsSync(`/proc/${pid}/stat`));
  return new Map(
    running.map((pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return [pid, (Number(fields[11]) + Number(fields[12])) * 10];
    }),
  );
}

function spent(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0);
}

async function median(who: Person, url: string): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = performance.now();
    const { status } = await who.get(url);
    if (status !== 200) throw new Error(`${url} answered ${status}`);
    taken.push(performance.now() - before);
  }
  return Math.round(taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0);
}
