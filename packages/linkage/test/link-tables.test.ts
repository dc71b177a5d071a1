import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Engine, id, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assignEntityIds,
  type Explanation,
  explainInWords,
  explainPairs,
  formClusters,
  type LinkModel,
  type LinkRun,
  linkTables,
  listErrors,
  predictPairs,
  readLabels,
  readModel,
  type SourceTable,
  scoreCandidates,
  weighPairs,
  writeRun,
} from '../src/index.ts';
import { compositeColumns } from '../src/propose/composite-columns.ts';
import { linkReport } from '../src/run/report.ts';
import { reportTexts } from '../src/run/report-texts.ts';
import { settleKey } from '../src/run/source-table.ts';
import { openTestEngine, tableOf } from './engine.ts';

let engine: Engine;
let run: LinkRun;
let directory: string;
const path = fileURLToPath(new URL('../fixtures/fake_1000.csv', import.meta.url));
const persons = sql`read_csv(${path}, all_varchar = true)`;
const columns = ['unique_id', 'first_name', 'surname', 'dob', 'city', 'email'];
/** The model with its first two comparisons tied, for better and for worse. */
function tied(model: LinkModel): LinkModel {
  const [one, other] = model.comparisons;
  if (!one || !other) throw new Error('two comparisons');
  const times = (of: (x: number, y: number) => number): number[][] => one.levels.map((_, x) => other.levels.map((__, y) => of(x, y)));
  const same = times((x, y) => (x === y ? 3 : 0.5));
  return { ...model, ties: [{ between: [one.name, other.name], same, different: times((x, y) => 1 + ((x + 2 * y) % 3)) }] };
}
const source = (name: string, relation: Sql = persons): SourceTable => ({ name, relation, columns });

beforeAll(async () => {
  engine = await openTestEngine();
  directory = await mkdtemp(join(tmpdir(), 'link-'));
  run = await linkTables(engine, [source('fake')], { labels: readLabels(engine, persons, ['unique_id', 'cluster'], ['fake'], ['unique_id']) });
});
afterAll(async () => {
  await run[Symbol.asyncDispose]();
  await engine.close();
  await rm(directory, { recursive: true });
});

test('links persons without configuration, and says why so', () => {
  expect(run.keys).toEqual([{ source: 'fake', key: 'unique_id', unnamed: 0 }]);
  expect(run.accuracy?.clusters.f1).toBeGreaterThan(0.93);
  expect(run.model.reasons?.join('\n')).toMatch(/email: 9\d % of the values are e-mail addresses/);
  expect(run.stages.map((stage) => stage.name)).toEqual(['read', 'propose', 'prepare', 'train', 'predict', 'cluster', 'evaluate']);
});

test('what names a record is no name, day or address of the thing, however seldom it repeats', async () => {
  const few = sql`(select * from (values ('Nguyễn Văn An', '1990-02-01', 'x7', 'a'), ('Trần Thị Bình', '1985-03-04', 'x8', 'a'), ('Lê Hoàng Cường', '1972-11-09', 'x9', 'b')) t(ten, sinh, ma, nhom))`;
  const table = { name: 'few', relation: few, columns: ['ten', 'sinh', 'ma', 'nhom'] };
  expect((await settleKey(engine, table, 1)).key).toBe('ma');
  expect((await settleKey(engine, { ...table, columns: ['ten', 'sinh', 'nhom'] }, 1)).key).toBeNull();
  expect((await settleKey(engine, { ...table, key: 'ten' }, 1)).key).toBe('ten');
});

test('a key that a few records lack names the others, and the number of the row these', async () => {
  const rows = sql`(select case when i % 20 = 7 then null else 'k' || (1000 + i) end as no, 'Town ' || (i % 7) || ' Hall' as place from range(40) t(i))`;
  const { key, unnamed, table } = await settleKey(engine, { name: 'rows', relation: rows, columns: ['place', 'no'] }, 1);
  expect([key, unnamed]).toEqual(['no', 2]);
  const keys = await engine.all<{ key: string }>(sql`select ${table.key} as key from ${table.relation} t order by 1 limit 3`);
  expect(keys.map((row) => row.key)).toEqual(['#28', '#8', 'k1000']);
  const often = sql`(select case when i % 3 = 0 then null else 'k' || i end as no, 'Town ' || (i % 7) || ' Hall' as place from range(40) t(i))`;
  expect(await settleKey(engine, { name: 'often', relation: often, columns: ['place', 'no'] }, 1)).toMatchObject({ key: null, unnamed: 0 });
  // What only counts the lines of a list is another one when the list is sorted.
  const listed = sql`(select case when i < 38 then i + 1 end as "STT", case when i < 39 then 'k' || (1000 + i) end as code, 'Town ' || (i % 7) || ' Hall' as place from range(40) t(i))`;
  expect((await settleKey(engine, { name: 'listed', relation: listed, columns: ['STT', 'code', 'place'] }, 1)).key).toBe('code');
  expect((await settleKey(engine, { name: 'listed', relation: listed, columns: ['STT', 'place'] }, 1)).key).toBe('STT');
});

test('a name is kept though the descriptions of a few repeat it, and left out where the full name always does', async () => {
  const described = await tableOf(
    engine,
    'described',
    ['id', 'name', 'about', 'full_name'],
    Array.from({ length: 200 }, (_, n) => {
      const name = `Name${n % 90} Family${n % 37}`;
      return [`d${n}`, name, n % 5 === 0 ? `${name} is a writer of ${n} novels` : null, `${name} Middle${n % 11}`];
    }),
  );
  const kept = await compositeColumns(engine, described.relation, ['name', 'about']);
  const left = await compositeColumns(engine, described.relation, ['name', 'full_name']);
  expect([kept, left]).toEqual([[], [{ whole: 'full_name', parts: ['name'] }]]);
});

test('a table without records links with none, and tables that nothing joins say which columns stand alone', async () => {
  const some = sql`(select 'x' || i as no, 'thing ' || (i * 7919) % 101 as title, 20 + i % 9 as price from range(60) t(i))`;
  const columns = ['no', 'title', 'price'];
  const none = sql`(select * from ${some} t where price < 0)`;
  for (const kind of [undefined, 'link'] as const) {
    const tables = [some, none].map((relation, at) => ({ name: `t${at}`, relation, columns }));
    await using alone = await linkTables(engine, tables, kind ? { kind } : {});
    expect([alone.records, alone.links]).toEqual([60, 0]);
    const report = await linkReport(alone, 'en');
    const { nothing, weights, examples, rules } = reportTexts.en;
    expect([nothing, rules].every((text) => report.includes(text))).toBe(true);
    // Nothing stands under a heading where no pair is worth showing.
    if (kind) expect([weights, examples].filter((text) => report.includes(text))).toEqual([]);
  }
  const place = expect.stringContaining('title');
  await expect(linkTables(engine, [{ name: 'none', relation: none, columns }])).rejects.toMatchObject({ code: 'LINK_NOTHING_TO_COMPARE', place });
  const weather = { name: 'weather', relation: sql`(select i / 7.0 as rain from range(60) t(i))`, columns: ['rain'] };
  const things = { name: 'things', relation: some, columns: ['no', 'title'] };
  await expect(linkTables(engine, [things, weather])).rejects.toMatchObject({ code: 'LINK_NOTHING_TO_COMPARE', place });
});

test('of more columns than a pair can be compared by, those are left out that tell least', async () => {
  const numbers = Array.from({ length: 45 }, (_, i) => i);
  const answers = numbers.map((i) => sql`cast(hash(cluster, ${i}) % ${13 + i} as varchar) as ${id(`answer_${i}`)}`);
  const asked = await engine.materialize(
    'asked',
    sql`select unique_id, ${answers.reduce((all, next) => sql`${all}, ${next}`)} from ${persons} limit 200`,
  );
  await using wide = await linkTables(
    engine,
    [{ name: 'wide', relation: sql`${asked.name}`, columns: ['unique_id', ...numbers.map((i) => `answer_${i}`)] }],
    {
      labels: readLabels(engine, persons, ['unique_id', 'cluster'], ['wide'], ['unique_id']),
    },
  );
  expect(wide.model.reasons).toContainEqual(expect.stringMatching(/^answer_\d is left out: there are more columns than/));
  expect(wide.model.comparisons.map(({ name }) => name)).toContain('answer_44');
  expect(wide.accuracy?.clusters.f1).toBeGreaterThan(0.95);
});

test('writes clusters, pairs, the model and a report that holds no value of a record', async () => {
  await writeRun(run, directory, 'vi');
  const clusters = await engine.all<Record<string, unknown>>(sql`select * from read_parquet(${join(directory, 'clusters.parquet')})`);
  expect(clusters).toHaveLength(1000);
  expect(Object.keys(clusters[0] ?? {})).toEqual(['source', 'record_key', 'entity_id']);
  expect(new Set(clusters.map((row) => row.entity_id)).size).toBe(run.entities);
  const [pair] = await engine.all<Record<string, unknown>>(sql`select * from read_parquet(${join(directory, 'pairs.parquet')}) limit 1`);
  expect(Object.keys(pair ?? {})).toEqual(['left_source', 'left_key', 'right_source', 'right_key', 'probability', 'weight']);
  expect(readModel(await readFile(join(directory, 'model.json'), 'utf8'))).toEqual(run.model);
  const report = await readFile(join(directory, 'report.html'), 'utf8');
  expect(report).toContain('bản ghi thuộc về');
  expect(report).toContain('fake theo unique_id');
  expect(report).toContain('<td>dob (năm)</td>');
  expect(report).not.toMatch(/>-?\d+\.\d</);
  const values = await engine.all<{ value: string }>(
    sql`select distinct email as value from ${persons} where email is not null union select distinct dob from ${persons} where dob is not null`,
  );
  expect(values.filter(({ value }) => report.includes(value))).toEqual([]);
});

test('a saved model gives the same clusters', async () => {
  await using again = await linkTables(engine, [source('fake')], { model: readModel(JSON.stringify(run.model)) });
  const rows = (table: LinkRun) => engine.all(sql`select record_key, entity_id from ${table.entityTable.name} order by record_key`);
  expect(await rows(again)).toEqual(await rows(run));
});

test('the steps of an explanation sum to the weight of the pair', async () => {
  const pairs = sql`select l, r, pattern, weight from ${run.weighed.name} order by l, r limit 50`;
  const explained = await explainPairs(run.prepared, run.model, pairs);
  const known = await engine.all<{ l: string; r: string; weight: number }>(
    sql`select a.key as l, b.key as r, p.weight from (${pairs}) p join ${run.prepared.records.name} a on a.rid = p.l join ${run.prepared.records.name} b on b.rid = p.r`,
  );
  const weightOf = (one: Explanation): number => known.find((pair) => pair.l === one.left.key && pair.r === one.right.key)?.weight ?? Number.NaN;
  for (const one of explained) expect(one.weight).toBeCloseTo(weightOf(one), 9);
  expect(explained.every((one) => one.steps.every((step) => step.values === undefined))).toBe(true);
  const [apart, ...others] = run.model.comparisons;
  const levels = [apart, ...others].map((one) => (one?.levels ?? []).map((level) => (one === apart ? (level.u ?? 0) : (level.m ?? 0))));
  const related: LinkModel = { ...tied(run.model), related: { apart: apart?.name ?? '', share: run.model.prior ?? 0, levels } };
  await using lighter = await predictPairs(run.prepared, related, run.weighed.scored, 0);
  const lighterPairs = sql`select p.l, p.r, p.pattern, w.weight from (${pairs}) p join ${lighter.name} w on w.l = p.l and w.r = p.r order by p.l, p.r`;
  const weights = await engine.all<{ weight: number }>(lighterPairs);
  const told = await explainPairs(run.prepared, related, lighterPairs);
  const sorted = (some: readonly { weight: number }[]): number[] => some.map(({ weight }) => weight).sort((a, b) => a - b);
  expect(told.some((one) => one.steps.some((step) => step.level?.name === 'tied' && step.weight !== 0))).toBe(true);
  expect(sorted(told)).toEqual(sorted(weights).map((weight): unknown => expect.closeTo(weight, 9)));
  expect(Math.max(...sorted(explained))).toBeGreaterThan(Math.max(...sorted(told)));
  const [first] = explained;
  if (first)
    expect([explainInWords(first, 'vi'), explainInWords(first, 'en'), explainInWords(first, 'id')]).toEqual([
      expect.stringMatching(/là một/),
      expect.stringMatching(/the same/),
      expect.stringMatching(/sama/),
    ]);
});

test('values are looked at only where that can matter, and nothing comes out otherwise', async () => {
  const { prepared } = run;
  const model = tied(run.model);
  await using scored = await scoreCandidates(
    prepared,
    prepared.rules.filter((rule) => rule.predicts),
  );
  const rows = (table: WorkTable, from: number) =>
    engine.all(sql`select l, r, pattern, weight from ${table.name} where weight >= ${from} order by l, r`);
  await using all = await predictPairs(prepared, model, scored, 0);
  for (const threshold of [0.001, 0.5, 0.99]) {
    await using some = await predictPairs(prepared, model, scored, threshold);
    const from = Math.log2(threshold / (1 - threshold));
    expect(some.rows).toBeGreaterThan(100);
    expect(some.rows).toBeLessThan(all.rows);
    expect(await rows(some, from)).toEqual(await rows(all, from));
  }
  const clusters = (from: number) =>
    weighPairs(prepared, model, scored, from).then(async (weighed) =>
      engine.all(sql`select rid, cluster from ${(await formClusters(prepared, model, weighed)).name} order by rid`),
    );
  expect(await clusters(0.01)).toEqual(await clusters(0));
});

test('decisions hold, and entities keep their ids', async () => {
  const weighed = await weighPairs(run.prepared, run.model, run.weighed.scored);
  const previous = sql`select source, record_key, entity_id from ${run.entityTable.name}`;
  const [pair] = await engine.all<{ l: string; r: string }>(
    sql`select a.record_key as l, b.record_key as r from ${run.entityTable.name} a join ${run.entityTable.name} b on a.entity_id = b.entity_id and a.record_key < b.record_key order by 1, 2 limit 1`,
  );
  const relation = sql`select 'fake' as left_source, ${pair?.l ?? ''} as left_key, 'fake' as right_source, ${pair?.r ?? ''} as right_key, false as same`;
  const clusters = await formClusters(run.prepared, run.model, weighed, { decisions: { relation } });
  const { entities, lineage } = await assignEntityIds(run.prepared, clusters, previous);
  const [ids] = await engine.all<{ l: string; r: string }>(
    sql`select a.entity_id as l, b.entity_id as r from ${entities.name} a, ${entities.name} b where a.record_key = ${pair?.l ?? ''} and b.record_key = ${pair?.r ?? ''}`,
  );
  expect(ids?.l).not.toBe(ids?.r);
  const changed = await engine.one<{ n: number }>(
    sql`select count(*) as n from ${entities.name} e join (${previous}) p using (record_key) where e.entity_id <> p.entity_id`,
  );
  expect(changed.n).toBeLessThan(10);
  expect(lineage.some((event) => event.event === 'split')).toBe(true);
});

test('tables with other column names are found to hold each thing once, and linked one to one', async () => {
  const half = (which: number): Sql =>
    sql`(select * from (select *, row_number() over (partition by cluster order by unique_id) as place from ${persons}) placed where place = ${which})`;
  const other = sql`(select unique_id as code, first_name as given, surname as family_name, dob as birth_date, email as mail, city as town from ${half(2)} renamed)`;
  await using linked = await linkTables(engine, [
    { name: 'left', relation: half(1), columns, key: 'unique_id' },
    { name: 'right', relation: other, columns: ['code', 'given', 'family_name', 'birth_date', 'mail', 'town'], key: 'code' },
  ]);
  expect(linked.model).toMatchObject({ kind: 'link', duplicateFree: ['left', 'right'] });
  const entity = (name: string, relation: Sql) => sql`select ${name} as source, unique_id as key, cluster as entity from ${relation} known`;
  const { n, hits } = await engine.one<{ n: number; hits: number }>(
    sql`select count(*) as n, count(*) filter (where a.entity = b.entity) as hits
        from ${linked.entityTable.name} x join ${linked.entityTable.name} y on x.entity_id = y.entity_id and x.source = 'left' and y.source = 'right'
          join (${entity('left', half(1))}) a on a.key = x.record_key join (${entity('right', half(2))}) b on b.key = y.record_key`,
  );
  expect(n).toBeGreaterThan(100);
  expect(hits / n).toBeGreaterThan(0.95);
  const repeated = await engine.all(sql`select entity_id from ${linked.entityTable.name} group by entity_id, source having count(*) > 1`);
  expect(repeated).toEqual([]);
  expect(linked.model.reasons?.join('\n')).toMatch(/right\.birth_date is taken for dob/);
});

test('labels of both forms are understood', () => {
  expect(readLabels(engine, persons, ['unique_id', 'cluster'], ['fake'], ['unique_id']).kind).toBe('entities');
  expect(
    readLabels(engine, sql`${id('labels')}`, ['unique_id_l', 'source_dataset_l', 'unique_id_r', 'source_dataset_r', 'clerical_match_score'], ['fake'])
      .kind,
  ).toBe('pairs');
});

test('errors are listed with what the truth says of them', async () => {
  const entities = readLabels(engine, persons, ['unique_id', 'cluster'], ['fake'], ['unique_id']);
  const errors = await listErrors(run.prepared, run.weighed, entities, 0.5, 1000);
  const truth = new Map(
    (await engine.all<{ k: string; c: string }>(sql`select unique_id as k, cluster as c from ${persons}`)).map(({ k, c }) => [k, c]),
  );
  expect(errors.length).toBeGreaterThan(10);
  for (const { kind, left, right, weight } of errors) {
    expect(truth.get(left.key) === truth.get(right.key)).toBe(kind === 'false-negative');
    expect(weight === null || weight >= 0).toBe(kind === 'false-positive' || weight === null);
  }
});
