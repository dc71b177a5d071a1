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
  await asOwner(register, `analyze`);
  const central = await register.as('central-steering@vn');
  const province = await register.as('province-data-office@vn.p38');
  const asked: [string, Person, string][] = [
    ['overview, centre', central, '/tasks/summary?asOf=2025-08-01'],
    ['overview, one province', province, '/tasks/summary?asOf=2025-08-01'],
    ['overdue, first part, centre', central, '/tasks?asOf=2025-08-01&figure=overdue'],
    ['at risk, first part, centre', central, '/tasks?asOf=2025-08-01&figure=at-risk'],
    ['search, centre', central, '/tasks?search=nhiem+vu+99&sort=priority'],
  ];
  const results = [];
  for (const [what, who, url] of asked) results.push({ what, 'median ms': await median(who, url) });
  return results;
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
