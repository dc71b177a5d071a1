import { openDuckDb, sql } from '@sogoc/engine';
import { LinkIndex, prepareRecords, trainModel } from '@sogoc/linkage';
import { sets } from './sets.ts';

// usage: node incremental.ts PEOPLE.csv [MEMORY_MIB]: takes one record in a hundred as new to an index over the others; then looks records up, and takes the same ones as changed while look-ups are open.
const [path = '', memory = '4096'] = process.argv.slice(2);
const set = sets.find((candidate) => candidate.name === 'people');
if (!set) throw new Error('no set people');
await using engine = await openDuckDb({ threads: 2, memoryLimit: Number(memory) * 2 ** 20 });
const data = await engine.materialize('bench_input', set.records(path));
const columns = sql`id, given_name, surname, birth_date, city, postcode, phone`;
const isNew = sql`cast(substr(id, 2) as bigint) % 100 = 99`;
/** Stored first: finding the new records among all is no part of taking them in. */
const table = async (condition: ReturnType<typeof sql>) => {
  const { name } = await engine.materialize('bench_part', sql`select ${columns} from ${data.name} where ${condition}`);
  return { name: 'people', relation: sql`${name}`, key: sql`id` };
};
const [all, before, changes] = [await table(sql`true`), await table(sql`not (${isNew})`), await table(isNew)];
/** Milliseconds by the clock, and of both processors. */
const time = async <T>(work: () => Promise<T>): Promise<[T, number, number]> => {
  const start = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return [result, Math.round((performance.now() - start) * 10) / 10, Math.round((user + system) / 1000)];
};

const learn = async () => {
  await using prepared = await prepareRecords(engine, [all], set.model);
  return await time(async () => {
    const trained = await trainModel(prepared);
    await trained.scored.drop();
    return trained.model;
  });
};
const [model, training, trainingUsed] = await learn();
const [index, opening, openingUsed] = await time(() => LinkIndex.open(engine, [before], model));
const [change, updating, updatingUsed] = await time(() => index.update({ tables: [changes] }));
const [full, fullRun, fullUsed] = await time(() => LinkIndex.open(engine, [all], model, { frequencyBook: index.frequencyBook }));

/** Records whose set of fellow records is not the same in both; 0 where the clusters are equal. */
const { different } = await engine.one<{ different: number }>(
  sql`select count(*) as different from (select a.record_key, min(a.record_key) over (partition by a.entity_id) as one, min(a.record_key) over (partition by b.entity_id) as other
      from (${index.entities}) a join (${full.entities}) b on b.record_key = a.record_key) both_sides where one <> other`,
);
const asked = await engine.all<Record<string, string | null>>(sql`select ${columns} from ${data.name} where ${isNew} order by id limit 200`);
await index.lookUp(asked[0] ?? {});
const times: number[] = [];
let found = 0;
const processor = process.cpuUsage();
for (const record of asked) {
  const [matches, milliseconds] = await time(() => index.lookUp(record));
  times.push(milliseconds);
  if (matches.some((match) => match.key === record.id)) found += 1;
}
const { user, system } = process.cpuUsage(processor);
times.sort((a, b) => a - b);
/** The same records again, under their old keys: once where no look-up is open, and once where one follows. */
const [closed, open] = [await time(() => full.update({ tables: [changes] })), await time(() => index.update({ tables: [changes] }))];
console.log(
  JSON.stringify({
    records: data.rows,
    milliseconds: { training, opening, updating, fullRun },
    processorMilliseconds: { training: trainingUsed, opening: openingUsed, updating: updatingUsed, fullRun: fullUsed },
    share: Number((updating / fullRun).toFixed(4)),
    shareOfProcessors: Number((updatingUsed / fullUsed).toFixed(4)),
    // A full run that learns its model from all records, as `link` does, learns and then goes through all of the above.
    withTraining: {
      share: Number((updating / (fullRun + training)).toFixed(4)),
      shareOfProcessors: Number((updatingUsed / (fullUsed + trainingUsed)).toFixed(4)),
    },
    changedAgain: { alone: { milliseconds: closed[1], processor: closed[2] }, whileLookUpIsOpen: { milliseconds: open[1], processor: open[2] } },
    change: { added: change.added, pairs: change.pairs, touched: change.touched },
    differentClusters: different,
    lookUp: {
      median: times[Math.floor(times.length / 2)],
      p99: times[Math.floor(times.length * 0.99)],
      processor: Number(((user + system) / 1000 / asked.length).toFixed(1)),
      found,
      asked: asked.length,
    },
    peakMemory: engine.peakMemory(),
  }),
);
