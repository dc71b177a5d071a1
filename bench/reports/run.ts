import { asOwner, testRegister } from '../../apps/server/test/harness/register.ts';

interface Made {
  files: { format: string; bytes: number }[];
  figures: Record<string, number>;
}

const tasks = Number(process.argv[2] ?? 100_000);
await using register = await testRegister('server', '2025-08-01T02:00:00Z');
await asOwner(
  register,
  `insert into programme (id, kind, number, name, agency_id, agency, territory) values ('p', 'plan', '1', 'Kế hoạch', 'vn', 'vn', 'vn')`,
);
await asOwner(
  register,
  `insert into task (programme_id, number, title, result_kind, agency_id, agency, territory, owner, state, start_on, due, due_first, assigned_on, done_on,
     recorded_on, search)
   select 'p', n::text, 'Hoàn thiện cơ sở dữ liệu đất đai, đối soát với dân cư số ' || n, 'document', a.id, a.path, a.territory, 'vn',
     case when n % 3 = 0 then 'verified' else 'in-progress' end, '2025-01-01', due, due, '2025-01-01', case when n % 3 = 0 then due - 3 end,
     case when n % 3 = 0 then date '2025-07-01' end, 't'
   from (select n, date '2025-02-01' + n % 330 as due from generate_series(1, ${tasks}) n) t
   join (select *, row_number() over (order by path) as place, count(*) over () as places from agency) a on a.place = 1 + t.n % a.places`,
);
await asOwner(register, 'analyze');
const central = await register.as('central-steering@vn');
const results = [];
for (const run of [1, 2, 3]) {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const [began, before, used] = [performance.now(), process.memoryUsage.rss(), process.cpuUsage()];
  const { body } = await central.send<Made>('POST', '/reports', { agencyId: 'vn', templateId: 'monthly-vi' });
  const { user, system } = process.cpuUsage(used);
  clearInterval(watch);
  results.push({
    run,
    tasks: body.figures['tasks.given'],
    'wall s': Math.round((performance.now() - began) / 100) / 10,
    'CPU of the register s': Math.round((user + system) / 100_000) / 10,
    'memory before MB': Math.round(before / 1e6),
    'most MB': Math.round(most / 1e6),
    'workbook MB': Math.round((body.files.find(({ format }) => format === 'xlsx')?.bytes ?? 0) / 1e5) / 10,
  });
}
console.table(results);
