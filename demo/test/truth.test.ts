import { readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Engine, id, join, openDuckDb, sql } from '@sogoc/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, planted } from '../src/derive/plant.ts';
import type { ColumnSpec, DatabaseSpec, TableSpec } from '../src/derive/spec.ts';
import { publicName } from '../src/variant/publish.ts';
import { visible } from '../src/write/rows.ts';
import { cleanWorld, type Generated, generated, MEMORY, specsOf } from './province.ts';
import { readBack } from './read-back.ts';

const PEOPLE = 2000;
const SEED = 11;
const tablesOf = (variant: number) =>
  specsOf(SEED, variant).flatMap((database) => database.tables.map((table) => [`${database.name}.${table.name}`, database, table] as const));

const numbers = new Set(['personal_id', 'tax_code', 'certificate_serial', 'insurance_number']);
const identifies = ({ holds, refersTo }: ColumnSpec): boolean => refersTo !== undefined || numbers.has(holds?.name ?? '');

describe.each([0, 1, 2])('the truth is true in variant %i', (variant) => {
  const tables = tablesOf(variant);
  let province: Generated;
  let engine: Engine;

  beforeAll(async () => {
    province = await generated(PEOPLE, SEED, 2, variant);
    ({ engine } = await cleanWorld(PEOPLE, SEED, variant));
    await engine.run(sql`create table recorded as select * from read_parquet(${joinPath(province.out, 'truth', 'errors.parquet')})`);
    await engine.run(sql`create table known as select * from read_parquet(${joinPath(province.out, 'truth', 'entities.parquet')})`);
  }, 120_000);
  afterAll(async () => {
    await engine?.close();
    await province?.remove();
  });

  it.each(tables)('%s differs from the world in the recorded errors and in nothing else', async (_name, database, table) => {
    const file = await engine.materialize('file', sql`select * from ${await readBack(engine, province.out, database, table)}`);
    expect(await differences(engine, database, table, file.name)).toEqual(await recorded(engine, database, table));
    expect(await extraRecords(engine, database, table, file.name)).toEqual(await recordedExtras(engine, database, table));
  });

  it.each(tables)('%s holds every record of the world, and the truth names its entity', async (_name, database, table) => {
    const { missing } = await engine.one<{ missing: number }>(
      sql`select count(*) as missing from ${planted(database.name, table.name)} c where not exists
        (select 1 from known k where k.database = ${database.name} and k."table" = ${publicName(table)} and k.record_key = c.key
          and k.entity_kind = ${table.entity} and k.entity_id = ${`${table.entity}-`} || c.entity_id::varchar)`,
    );
    expect(missing).toBe(0);
  });

  const lists = ['population.don_vi_hanh_chinh', 'goods.danh_muc_hoa_chat', 'education.truong'];
  it.each(tables.filter(([name]) => !lists.includes(name)))(
    '%s has one identifier alone that tells all records apart, the first',
    async (_name, database, table) => {
      const file = await engine.materialize('file', sql`select * from ${await readBack(engine, province.out, database, table)}`);
      const counts = [table.key, ...visible(table).filter(identifies)]
        .map(publicName)
        .map((name) => sql`count(distinct ${id(name)}) = count(*) as ${id(name)}`);
      const unique = await engine.one<Record<string, boolean>>(sql`select ${join(counts)} from ${file.name}`);
      expect(Object.keys(unique).filter((name) => unique[name])).toEqual([publicName(table.key)]);
    },
  );

  it.each(tables)('%s refers, in truth, only to records that are there', async (_name, database, table) => {
    for (const column of visible(table).filter(({ refersTo }) => refersTo !== undefined)) {
      const [target = '', referred = ''] = column.refersTo?.split('.') ?? [];
      const spec = database.tables.find(({ name }) => name === target);
      expect(spec?.key.name).toBe(referred);
      const { lost } = await engine.one<{ lost: number }>(
        sql`select count(*) as lost from ${planted(database.name, table.name)} where ${cell('t', column)} is not null
          and ${cell('t', column)} not in (select key from ${planted(database.name, target)})`,
      );
      expect(lost).toBe(0);
    }
  });

  it('gives every error a kind and a cause, and plants each kind', async () => {
    const kinds = await engine.all<{ kind: string; causes: number; empty: number }>(
      sql`select kind, count(distinct cause) as causes, count(*) filter (where cause is null or cause = '') as empty
        from recorded group by 1 order by 1`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'cross-field',
      'duplicate',
      'format',
      'missing',
      'outlier',
      'reference-mismatch',
      'referential',
      'stale',
      'variant',
    ]);
    expect(kinds.every(({ empty }) => empty === 0)).toBe(true);
  });
});

/** Cells of records that the world knows too. */
async function differences(engine: Engine, database: DatabaseSpec, table: TableSpec, file: ReturnType<typeof id>): Promise<string[]> {
  const found: string[] = [];
  for (const column of visible(table)) {
    const [value, truth] = [id('f', publicName(column)), cell('t', column)];
    const rows = await engine.all<{ line: string }>(
      sql`select concat_ws('|', c.key, ${publicName(column)}, coalesce(${value}, '∅'), coalesce(c.${truth}, '∅')) as line
        from ${file} f join ${planted(database.name, table.name)} c on c.key = f.${id(publicName(table.key))} where ${value} is distinct from c.${truth}`,
    );
    found.push(...rows.map(({ line }) => line));
  }
  return found.sort();
}

async function recorded(engine: Engine, database: DatabaseSpec, table: TableSpec): Promise<string[]> {
  const rows = await engine.all<{ line: string }>(
    sql`select concat_ws('|', record_key, "column", coalesce(observed, '∅'), coalesce(true_value, '∅')) as line from recorded r
      where database = ${database.name} and "table" = ${publicName(table)} and "column" is not null
        and exists (select 1 from ${planted(database.name, table.name)} c where c.key = r.record_key)`,
  );
  return rows.map(({ line }) => line).sort();
}

async function extraRecords(engine: Engine, database: DatabaseSpec, table: TableSpec, file: ReturnType<typeof id>): Promise<string[]> {
  const rows = await engine.all<{ key: string }>(
    sql`select f.${id(publicName(table.key))} as key from ${file} f where not exists (select 1 from ${planted(database.name, table.name)} c
      where c.key = f.${id(publicName(table.key))})`,
  );
  return rows.map(({ key }) => key).sort();
}

async function recordedExtras(engine: Engine, database: DatabaseSpec, table: TableSpec): Promise<string[]> {
  const rows = await engine.all<{ key: string }>(
    sql`select record_key as key from recorded where database = ${database.name} and "table" = ${publicName(table)} and "column" is null
      and kind in ('duplicate', 'outlier')`,
  );
  return rows.map(({ key }) => key).sort();
}

describe.each([0, 1, 2])('once every recorded error of variant %i is mended', (variant) => {
  let province: Generated;
  let engine: Engine;
  beforeAll(async () => {
    province = await generated(1000, 5, 2, variant);
    engine = await openDuckDb({ threads: 2, memoryLimit: MEMORY });
  }, 120_000);
  afterAll(async () => {
    await engine?.close();
    await province?.remove();
  });

  it.each([
    ['person', 'full_name'],
    ['person', 'personal_id'],
    ['organisation', 'tax_code'],
    ['organisation', 'name'],
    ['parcel', 'number'],
    ['document', 'certificate_serial'],
  ])('all databases agree on %s %s', async (entity, attribute) => {
    const { attributes } = JSON.parse(await readFile(joinPath(province.out, 'truth', 'origins.json'), 'utf8')) as Origins;
    const found = attributes.find((candidate) => candidate.entity === entity && candidate.name === attribute);
    const holders = [found?.original, ...(found?.copies ?? [])].filter((place) => place !== undefined);
    expect(holders.length).toBeGreaterThan(1);
    await engine.run(sql`create or replace table mended (place varchar, entity_id varchar, value varchar)`);
    for (const place of holders) await mend(engine, province.out, place, entity, variant);
    const { disagreeing, shared } = await engine.one<{ disagreeing: number; shared: number }>(
      sql`select count(*) filter (where n > 1) as disagreeing, count(*) as shared
        from (select entity_id, count(distinct value) as n from mended group by 1 having count(*) > 1)`,
    );
    const { places } = await engine.one<{ places: number }>(sql`select count(distinct place) as places from mended`);
    expect(places).toBe(holders.length);
    expect(shared).toBeGreaterThan(0);
    expect(disagreeing).toBe(0);
  });
});

interface Place {
  database: string;
  table: string;
  column: string;
}
interface Origins {
  attributes: { entity: string; name: string; original: Place; copies: Place[] }[];
}

/** Adds the values of one column, recorded errors replaced by their true values, by the entity of that kind that the record is, or that the column tells of. */
async function mend(engine: Engine, out: string, { database, table, column }: Place, entity: string, variant: number): Promise<void> {
  const spec = specsOf(5, variant).find(({ name }) => name === database);
  const tableSpec = spec?.tables.find((candidate) => publicName(candidate) === table);
  if (!spec || !tableSpec) throw new Error(`origins.json names ${database}.${table}, which is not there`);
  const file = await readBack(engine, out, spec, tableSpec);
  const truth = (name: string): string => joinPath(out, 'truth', `${name}.parquet`);
  await engine.run(
    sql`insert into mended select ${`${database}.${table}.${column}`}, k.entity_id, case when e.record_key is null then f.${id(column)} else e.true_value end
      from ${file} f join (${tableSpec.entity === entity ? sql`select * from read_parquet(${truth('entities')})` : sql`select * from read_parquet(${truth('subjects')}) where "column" = ${column} and entity_kind = ${entity}`}) k
        on k.database = ${database} and k."table" = ${table} and k.record_key = f.${id(publicName(tableSpec.key))}
        left join read_parquet(${truth('errors')}) e
          on e.database = ${database} and e."table" = ${table} and e."column" = ${column} and e.record_key = f.${id(publicName(tableSpec.key))}
      where f.${id(column)} is not null or e.record_key is not null`,
  );
}
