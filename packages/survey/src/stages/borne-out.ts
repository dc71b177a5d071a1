import type { CheckOf, Rule } from '@sogoc/contract';
import { and, type Dialect, type Engine, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { ComparedCopy, Holder } from '@sogoc/origin';
import { type CountryPack, columnText, recordKeySql, type SemanticType, type TableProfile, tableSql } from '@sogoc/profile';
import type { FindingSet } from '@sogoc/quality';
import type { Checked } from './check.ts';

type Tells = NonNullable<SemanticType['tells']>[number];

/** What an identifier of a table's records tells that one of its columns says too. */
interface Told {
  identifier: string;
  type: SemanticType;
  tells: Tells;
}

/**
 * Differences that are the original's fault: what an identifier of the copy's record bears out (`borneOut`), and values of which the original holds what is left (the year and
 * its first day, letters without their marks).
 * @returns rows of `record_key`, `original_key`, `observed` (the original's value), `expected` (what it should say), `kind`; null where there is nothing that could tell.
 */
export async function faultsAtOriginal(
  engine: Engine,
  copy: ComparedCopy,
  checked: Pick<Checked, 'results' | 'told'>,
  tables: readonly TableProfile[],
  pack: CountryPack,
  options: RunOptions,
): Promise<WorkTable | null> {
  const { differences, holder, original } = copy;
  const borne = borneOut(engine.dialect, copy, checked, tables, pack);
  const lessened =
    differences && differences.lessened > 0 && !holder.parts && !original.parts
      ? sql`select record_key, original_key, expected as observed, observed as expected, 'reference-mismatch' as kind from ${differences.rows.name} where level = 'lessened'`
      : null;
  if (!borne) return lessened && engine.materialize('at_original', lessened, options);
  const others = lessened
    ? sql`union all select * from (${lessened}) as l where l.record_key not in (select record_key from borne where record_key is not null)`
    : sql``;
  return engine.materialize('at_original', sql`with borne as (${borne}) select * from borne ${others}`, options);
}

/**
 * Differences in which an identifier of the copy's own record (a personal ID, which tells sex and year of birth) says what the copy says, and none of the original's record
 * says what the original says: there it is the original that is wrong.
 * @returns a query of the rows that `faultsAtOriginal` gives; null where no identifier tells anything.
 */
function borneOut(
  dialect: Dialect,
  { differences, holder, original, copyTable }: ComparedCopy,
  { results, told }: Pick<Checked, 'results' | 'told'>,
  tables: readonly TableProfile[],
  pack: CountryPack,
): Sql | null {
  const standing = told.filter((rule) => results.some((one) => one.rule === rule.id && one.database === rule.database && one.score !== null));
  const own = toldOf(holder, standing, pack);
  const originalTable = tables.find(({ database, table }) => database === original.database && table === original.table);
  if (!differences || !own || !originalTable) return null;
  const [mine, theirs] = [identified(copyTable, own, 'c', dialect), toldOf(original, standing, pack)];
  const value = textOf(originalTable, original.column, 'o', dialect);
  if (!mine || !value) return null;
  const [says, said] = [own.tells.told(sql`c.identifier`, dialect), own.tells.said(sql`o.value`, dialect)];
  const identifier = theirs && textOf(originalTable, theirs.identifier, 'o', dialect);
  const confirmed =
    theirs && identifier
      ? and(isValid(theirs, sql`o.identifier`, dialect), sql`${theirs.tells.told(sql`o.identifier`, dialect)} = ${said}`)
      : sql`false`;
  const outlier = own.tells.implausible?.(said, says, dialect) ?? sql`false`;
  const rows = sql`select ${recordKeySql(originalTable, 'o', dialect)} as record_key, ${value} as value, ${identifier || dialect.cast(sql`null`, 'text')} as identifier
    from ${tableSql(originalTable, dialect)} as o`;
  return sql`select d.record_key, d.original_key, o.value as observed, ${says} as expected, case when ${outlier} then 'outlier' else 'cross-field' end as kind
      from (select distinct record_key, original_key, observed from ${differences.rows.name} where level <> 'variant') as d
      join (${mine}) as c on c.record_key = d.record_key join (${rows}) as o on o.record_key = d.original_key
      where ${and(isValid(own, sql`c.identifier`, dialect), sql`${own.tells.said(sql`d.observed`, dialect)} = ${says}`, sql`${said} <> ${says}`)}
        and not coalesce(${confirmed}, false)`;
}

/** The same as findings of the original, each record once; `known`: its records that are reported for it already, as rows of `record_key` and `kind`. */
export function faultsOf({ attribute, holder, original, personal }: ComparedCopy, faults: WorkTable, known: readonly Sql[]): FindingSet {
  const { database, table, column } = original;
  // What an identifier tells is told beside a slip in the form; that something was lost is not.
  const told = known.map(
    (rows) => sql`original_key not in (select k.record_key from (${rows}) as k where k.kind in ('cross-field', 'outlier'))
      and not (kind = 'reference-mismatch' and original_key in (select k.record_key from (${rows}) as k))`,
  );
  return {
    ...{ database, table, column, personal, severity: 'high', kind: 'from-query' },
    rule: `${attribute.id}.same-in-${holder.database}`,
    origin: `${holder.database}.${holder.table}.${holder.column}`,
    query: sql`select original_key as record_key, min(observed) as observed, min(expected) as expected, min(kind) as kind from ${faults.name}
      where ${and(sql`original_key is not null`, ...told)} group by original_key`,
  };
}

function toldOf({ database, table, column, parts }: Holder, rules: readonly Rule[], pack: CountryPack): Told | null {
  if (parts) return null;
  for (const { database: its, table: of, check } of rules) {
    if (check.kind !== 'told' || its !== database || of !== table || check.columns[1] !== column) continue;
    const { columns, semanticType, fact }: CheckOf<'told'> = check;
    const type = pack.semanticTypes.find(({ id }) => id === semanticType);
    const tells = type?.tells?.find(({ id }) => id === fact);
    if (type && tells) return { identifier: columns[0], type, tells };
  }
  return null;
}

function identified(table: TableProfile, { identifier }: Told, alias: string, dialect: Engine['dialect']): Sql | null {
  const text = textOf(table, identifier, alias, dialect);
  return text && sql`select ${recordKeySql(table, alias, dialect)} as record_key, ${text} as identifier from ${tableSql(table, dialect)} as c`;
}

/** The trimmed canonical text of a table's column; null where it has none of that name. */
export function textOf({ columns }: TableProfile, name: string, alias: string, dialect: Engine['dialect']): Sql | null {
  const column = columns.find((one) => one.name === name);
  return column ? dialect.trim(columnText(column, alias, dialect)) : null;
}

function isValid({ type }: Told, identifier: Sql, dialect: Engine['dialect']): Sql {
  return sql`coalesce(${type.valid?.(identifier, dialect) ?? type.shape(identifier, dialect)}, false)`;
}
