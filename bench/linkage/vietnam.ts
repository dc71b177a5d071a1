import { type Engine, id, join, openDuckDb, sql } from '@sogoc/engine';
import {
  type LinkTable,
  measureAccuracy,
  openRegistry,
  prepareRecords,
  proposeModel,
  type Registry,
  type Truth,
  trainModel,
  weighPairs,
} from '@sogoc/linkage';
import { comparers } from '@sogoc/vietnam';
import { prepareProvince, readProfiles } from '../origin/province.ts';

// usage: node vietnam.ts FOLDER SEED...: people of a province of 5,000 found again without their personal ID, with generic comparers and with those of the pack.
const [folder = '.', ...seeds] = process.argv.slice(2);

/** By table: its own names of the columns that all are linked by. */
const common = ['name', 'birth', 'address'] as const;
const population = { database: 'population', table: 'nhan_khau', columns: ['ho_ten', 'ngay_sinh', 'dia_chi'] };
const others = [
  { database: 'land', table: 'chu_su_dung', columns: ['ten_chu', 'nam_sinh', 'dia_chi'] },
  { database: 'violations', table: 'quyet_dinh', columns: ['nguoi_vi_pham', 'nam_sinh', 'cho_o'] },
  ...['mam_non', 'tieu_hoc', 'thcs', 'thpt'].map((level) => ({
    database: 'education',
    table: `hoc_sinh_${level}`,
    columns: ['ho_va_ten', 'ngay_sinh', 'noi_o'],
  })),
];
const registries = [
  ['generic', openRegistry()],
  ['vietnam', openRegistry({ comparers })],
] as const;
const types = new Map([
  ['name', 'vn.person-name'],
  ['birth', 'vn.birth-date'],
  ['address', 'vn.address'],
]);

console.log(
  '| seed | compared | comparers | pairs that are the same | found by blocking | precision | recall | F1 | F1 at threshold | seconds |\n|---|---|---|---|---|---|---|---|---|---|',
);
for (const seed of seeds.map(Number)) {
  await using engine = await openDuckDb({ threads: 2, memoryLimit: 2 ** 31 });
  const tables = await openTables(engine, seed);
  const truth = await truthOf(engine, seed);
  for (const columns of [common, common.filter((column) => column !== 'birth')])
    for (const [name, registry] of registries)
      console.log(`| ${seed} | ${columns.join(', ')} | ${name} | ${await run(engine, tables, columns, truth, registry)} |`);
}

async function openTables(engine: Engine, seed: number): Promise<LinkTable[]> {
  const profiles = await readProfiles(await prepareProvince(folder, 5000, seed));
  const tables: LinkTable[] = [];
  for (const { database, table, columns } of [population, ...others]) {
    const file = profiles.find(({ name }) => name === database)?.tables.find((one) => one.table === table)?.file ?? '';
    const [key = ''] = (await engine.all<{ column_name: string }>(sql`select column_name from (describe select * from read_parquet(${file}))`)).map(
      (row) => row.column_name,
    );
    const named = join(columns.map((column, i) => sql`any_value(${id(column)}) as ${id(common[i] ?? '')}`));
    const rows = await engine.materialize(
      'bench_rows',
      sql`select cast(${id(key)} as varchar) as key, ${named} from read_parquet(${file}) group by 1 having key is not null`,
    );
    tables.push({ name: `${database}.${table}`, relation: sql`${rows.name}`, key: sql`key` });
  }
  return tables;
}

async function truthOf(engine: Engine, seed: number): Promise<Truth> {
  const { folder: home } = await prepareProvince(folder, 5000, seed);
  const people = sql`select database || '.' || "table" as source, record_key as key, entity_id as entity from read_parquet(${`${home}/truth/entities.parquet`})`;
  const held = await engine.materialize('bench_truth', sql`select distinct * from (${people}) people where starts_with(entity, 'person-')`);
  return { kind: 'entities', relation: sql`select source, key, entity from ${held.name}` };
}

/** Figures of the pairs between tables, at the best threshold and at the one that training gives (probability 0.5). */
async function run(engine: Engine, tables: readonly LinkTable[], columns: readonly string[], truth: Truth, registry: Registry): Promise<string> {
  const started = performance.now();
  const model = await proposeModel(engine, tables, { columns, kind: 'link', semanticTypes: types, registry });
  await using prepared = await prepareRecords(engine, tables, model, { registry });
  const trained = await trainModel(prepared);
  const weighed = await weighPairs(prepared, trained.model, trained.scored);
  const seconds = (performance.now() - started) / 1000;
  const { best, points, truePairs, blockedTruePairs } = await measureAccuracy(prepared, weighed, truth);
  const half = points.find((point) => point.weight >= 0);
  if (process.env.VERBOSE)
    for (const { name, levels } of trained.model.comparisons)
      for (const level of levels)
        console.error(name, level.name, level.m?.toFixed(5), level.u?.toFixed(6), Math.log2((level.m ?? 1) / (level.u ?? 1)).toFixed(1));
  const share = (value: number | undefined): string => (value ?? 0).toFixed(4);
  const figures = [share(best?.precision), share(best?.recall), share(best?.f1), share(half?.f1), seconds.toFixed(1)];
  return [truePairs, share(blockedTruePairs / truePairs), ...figures].join(' | ');
}
