import { keyWords } from '@sogoc/contract';
import { type Engine, id, type RunOptions, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, type TableProfile, tableSql } from '@sogoc/profile';

/** Records of one table that name records of another table of the same database by its key. */
export interface Reference {
  from: TableProfile;
  column: ColumnProfile;
  to: TableProfile;
  key: ColumnProfile;
}

/** Share of a column's distinct values that must be keys. */
const leastContained = 0.9;
/** Share of the keys that must lie between the first and the last that a column names, where its name only says that it holds a code: small numbers are among all keys by chance. */
const leastSpan = 0.5;

/**
 * References within each database: a column named after another table's key, whose values are keys there. `MA_CHU_HO` names a key `ID` too, for each is a code;
 * where it could name several tables' so, it is the one whose keys it goes through most.
 */
export async function findReferences(engine: Engine, tables: readonly TableProfile[], pack: CountryPack, options: RunOptions): Promise<Reference[]> {
  const found: Reference[] = [];
  for (const from of tables)
    for (const column of from.columns) {
      if (column.distinct === 0) continue;
      const others = tables.filter((to) => from !== to && from.database === to.database);
      const may = others.flatMap((to): Reference[] => {
        const key = keyOf(to);
        return key && column.type === key.type ? [{ from, column, to, key }] : [];
      });
      const named: Reference[] = [];
      for (const reference of may.filter((one) => isNamed(one, pack)))
        if ((await containment(engine, reference, options)).known >= leastContained) named.push(reference);
      found.push(...named, ...(named.length === 0 ? await byCode(engine, may, pack, options) : []));
    }
  return found;
}

const isNamed = ({ from, column, to, key }: Reference, pack: CountryPack): boolean => {
  const words = pack.words(column.name);
  return isDeclared(from, column, to, key) || (pack.words(key.name).every((word) => words.includes(word)) && !isOwnKey(from, column));
};

/** The reference of a column that is named as a code, where one word for a code stands for another. A value with a meaning of its own (a phone number) names no record. */
async function byCode(engine: Engine, may: readonly Reference[], pack: CountryPack, options: RunOptions): Promise<Reference[]> {
  let best: { reference: Reference; span: number } | null = null;
  for (const reference of may) {
    const { from, column, key } = reference;
    const words = pack.words(column.name);
    const others = pack.words(key.name).filter((word) => !keyWords.has(word));
    const isCode = words.some((word) => keyWords.has(word)) && words.some((word) => !keyWords.has(word));
    if (!isCode || column.semanticType || isOwnKey(from, column) || others.some((word) => !words.includes(word))) continue;
    const { known, span } = await containment(engine, reference, options);
    if (known >= leastContained && span >= leastSpan && span > (best?.span ?? 0)) best = { reference, span };
  }
  return best ? [best.reference] : [];
}

function keyOf({ recordKey, columns }: TableProfile): ColumnProfile | undefined {
  return recordKey.columns.length === 1 ? columns.find(({ name }) => name === recordKey.columns[0]) : undefined;
}

const isOwnKey = ({ recordKey }: TableProfile, { name }: ColumnProfile): boolean => recordKey.columns.length === 1 && recordKey.columns[0] === name;

function isDeclared(from: TableProfile, column: ColumnProfile, to: TableProfile, key: ColumnProfile): boolean {
  return from.declared.references.some(
    ({ columns, table, referencedColumns }) =>
      table === to.table && columns.length === 1 && columns[0] === column.name && referencedColumns[0] === key.name,
  );
}

/** Shares 0..1: of the column's distinct values that are keys, and of the keys that lie between the first and the last of these. */
async function containment(engine: Engine, { from, column, to, key }: Reference, options: RunOptions): Promise<{ known: number; span: number }> {
  const { dialect } = engine;
  const text = sql`select distinct ${columnText(key, 't', dialect)} as k from ${tableSql(to, dialect)} as t where ${id('t', key.name)} is not null`;
  // Numbers written as text are in their order where the shorter comes first.
  const keys = sql`(select k, row_number() over (order by ${dialect.length(sql`k`)}, k) as place, count(*) over () as keys from (${text}) as d)`;
  const values = sql`(select distinct ${columnText(column, 'f', dialect)} as v from ${tableSql(from, dialect)} as f where ${id('f', column.name)} is not null)`;
  const row = await engine.one<{ known: number | null; span: number | null }>(
    sql`select avg(case when k.k is not null then 1.0 else 0 end) as known, ${dialect.cast(sql`max(k.place) - min(k.place) + 1`, 'double')} / max(k.keys) as span
        from ${values} as v left join ${keys} as k on k.k = v.v`,
    options,
  );
  return { known: Number(row.known ?? 0), span: Number(row.span ?? 0) };
}
