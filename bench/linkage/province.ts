import { type Engine, openDuckDb, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import { buildCrosswalk, type Crosswalk } from '@sogoc/survey';
import { comparers, entityKinds, vietnam } from '@sogoc/vietnam';
import { prepareProvince, readProfiles } from '../origin/province.ts';

// usage: node province.ts FOLDER PEOPLE SEED[:VARIANT]...: the crosswalk of all thirteen databases beside the truth, with the personal ID and without.
const [folder = '.', people = '20000', ...seeds] = process.argv.slice(2);
const memoryLimit = 2 ** 30;

console.log(
  '| seed | personal ID | kind | pairs | same pairs | precision | recall | F1 | seconds | processor seconds |\n|---|---|---|---|---|---|---|---|---|---|',
);
for (const seed of seeds) {
  const [number = 1, variant = 0] = seed.split(':').map(Number);
  const province = await prepareProvince(folder, Number(people), number, variant);
  const tables = (await readProfiles(province)).flatMap((database) => database.tables);
  for (const withId of [true, false]) {
    await using engine = await openDuckDb({ threads: 2, memoryLimit });
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    await using crosswalk = await buildCrosswalk(engine, withId ? tables : tables.map(withoutPersonalId), {
      kinds: entityKinds,
      comparers,
      pack: vietnam,
      previous: null,
      onFailure: (_kind, _tables, error) => {
        throw error;
      },
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const known = await judged(engine, crosswalk.rows, `${province.folder}/truth/entities.parquet`);
    const times = [seconds.toFixed(1), ((user + system) / 1e6).toFixed(1)];
    const line = (...cells: string[]): void => console.log(`| ${[seed, withId ? 'yes' : 'no', ...cells].join(' | ')} |`);
    for (const kind of ['person', 'household', 'organisation', 'parcel'])
      line(kind, 'across databases', ...figures(await count(engine, known, sql`where true_kind = ${kind}`, sql`"database"`)), ...times);
    const ownTables = sql`where true_kind = 'person' and "table" not in ('luot_kham', 'qua_trinh_dong')`;
    line('person', 'across databases, told in columns of their own', ...figures(await count(engine, known, ownTables, sql`"database"`)), ...times);
    line('all', 'duplicates', ...figures(await repeats(engine, crosswalk.duplicates, `${province.folder}/truth/entities.parquet`)), ...times);
  }
}

/** Columns that hold personal IDs, or the cards and tax codes that stand for them, are taken away. */
function withoutPersonalId(table: TableProfile): TableProfile {
  const isId = ({ semanticType, maxLength }: TableProfile['columns'][number]): boolean =>
    ['vn.personal-id', 'vn.old-id-card'].includes(semanticType?.id ?? '') || (semanticType?.id === 'vn.tax-code' && maxLength === 12);
  return { ...table, columns: table.columns.filter((column) => table.recordKey.columns.includes(column.name) || !isId(column)) };
}

/** The records that the truth knows, with what we say of them: true_id, true_kind, entity_id (of its own where we say nothing), database, table. */
function judged(engine: Engine, rows: WorkTable, truth: string): Promise<WorkTable> {
  return engine.materialize(
    'judged',
    sql`select t."database", t."table", t.entity_id as true_id, case when t.entity_kind = 'facility' then 'organisation' else t.entity_kind end as true_kind,
        coalesce(x.entity_kind || x.entity_id, 'none ' || t."database" || t."table" || t.record_key) as entity_id
      from ${engine.dialect.readParquet([truth])} as t left join ${rows.name} as x
        on x."database" = t."database" and x."table" = t."table" and x.record_key = t.record_key`,
  );
}

interface Counted {
  found: number;
  same: number;
  right: number;
}

/** Pairs of records of two different groups: that we link, that are the same, and both. */
async function count(engine: Engine, known: WorkTable, where: Sql, group: Sql): Promise<Counted> {
  const pairs = async (by: Sql): Promise<number> => {
    const sum = async (keys: Sql): Promise<number> =>
      (
        await engine.one<{ pairs: number }>(
          sql`select cast(coalesce(sum(n * (n - 1) / 2), 0) as double) as pairs from (select count(*) as n from (select * from ${known.name} ${where}) as k group by ${keys}) as g`,
        )
      ).pairs;
    return (await sum(by)) - (await sum(sql`${by}, ${group}`));
  };
  return { found: await pairs(sql`entity_id`), same: await pairs(sql`true_id`), right: await pairs(sql`entity_id, true_id`) };
}

/** Records reported to repeat another of their table, in the tables that were looked through; of the truth all but one record of each entity. */
async function repeats(engine: Engine, { rows, tables }: Crosswalk['duplicates'], truth: string): Promise<Counted> {
  const names = engine.dialect.unnest(
    engine.dialect.split(sql`${tables.map(({ database, table }) => `${database}.${table}`).join(';')}`, ';'),
    'looked',
  );
  const known = sql`(select * from ${engine.dialect.readParquet([truth])} as t where "database" || '.' || "table" in (select value from ${names}))`;
  const { found, right } = await engine.one<{ found: number; right: number }>(
    sql`select count(*) as found, ${engine.dialect.countIf(sql`a.entity_id = b.entity_id`)} as "right" from ${rows.name} as d
      left join ${known} as a on a."database" = d."database" and a."table" = d."table" and a.record_key = d.record_key
      left join ${known} as b on b."database" = d."database" and b."table" = d."table" and b.record_key = d.duplicate_of`,
  );
  const { same } = await engine.one<{ same: number }>(
    sql`select cast(coalesce(sum(n - 1), 0) as double) as same from (select count(*) as n from ${known} as k group by "database", "table", entity_id) as g`,
  );
  return { found, same, right };
}

function figures({ found, same, right }: Counted): string[] {
  const [precision, recall] = [right / found, right / same];
  return [String(same), ...[precision, recall, (2 * precision * recall) / (precision + recall)].map((figure) => figure.toFixed(4))];
}
