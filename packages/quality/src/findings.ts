import type { DiscrepancyKind, Severity } from '@sogoc/contract';
import { type Dialect, type Engine, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { maskSql } from './mask-sql.ts';

/** Findings of one rule, to be added to the work table of discrepancies. */
export interface FindingSet {
  database: string;
  table: string;
  /** Several columns joined with `, `; null where the whole record is meant. */
  column: string | null;
  rule: string;
  severity: Severity;
  /** The kind of all of them, or `from-query`: the query has a text column `kind`. */
  kind: DiscrepancyKind | 'from-query';
  /** `database.table.column` that was compared with. */
  origin: string | null;
  /** Mask `observed` and `expected`: the column's values describe a person, and the query does not mask them itself. */
  personal: boolean;
  /** `expected` is a record's key: shown as `record_key` is. */
  keyExpected?: boolean;
  /** Rows of `record_key`, `observed`, `expected` (text, the last two may be null) and, where told, `kind`. A record at most once per kind. */
  query: Sql;
}

export interface FindingOptions {
  now: () => Date;
  signal?: AbortSignal;
}

/** An empty work table with exactly the columns of `Discrepancy`. */
export async function createDiscrepancies(engine: Engine, options?: { signal?: AbortSignal }): Promise<WorkTable> {
  const text = (name: Sql): Sql => sql`${engine.dialect.cast(sql`null`, 'text')} as ${name}`;
  const columns = [
    text(sql`"id"`),
    text(sql`"database"`),
    text(sql`"table"`),
    text(sql`"record_key"`),
    text(sql`"column"`),
    text(sql`"kind"`),
    text(sql`"observed"`),
    text(sql`"expected"`),
    text(sql`"origin"`),
    text(sql`"rule"`),
    text(sql`"severity"`),
    text(sql`"detected_at"`),
  ];
  return engine.materialize('discrepancies', sql`select ${join(columns)} where false`, options);
}

/**
 * Adds findings to the work table of discrepancies; ids are made here, so that the same finding keeps its id from run to run.
 * @returns how many of each kind.
 */
export async function appendFindings(
  engine: Engine,
  into: WorkTable,
  set: FindingSet,
  options: FindingOptions,
): Promise<Partial<Record<DiscrepancyKind, number>>> {
  if (set.kind !== 'from-query') {
    const added = await engine.run(sql`insert into ${into.name} ${rows(set, engine.dialect, options)}`, options);
    return { [set.kind]: added };
  }
  await using found = await engine.materialize('findings', set.query, options);
  const counts = await engine.all<{ kind: DiscrepancyKind; count: number }>(
    sql`select kind, count(*) as count from ${found.name} group by kind`,
    options,
  );
  await engine.run(sql`insert into ${into.name} ${rows({ ...set, query: sql`select * from ${found.name}` }, engine.dialect, options)}`, options);
  return Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));
}

/** A query that gives findings as rows of `Discrepancy`. */
export function rows(set: FindingSet, dialect: Dialect, { now }: FindingOptions): Sql {
  const kind = set.kind === 'from-query' ? sql`f.kind` : sql`${set.kind}`;
  const unit = sql`${'\u001f'}`;
  const address = `${set.database}\u001f${set.table}\u001f`;
  const identity = dialect.md5(
    dialect.concat(sql`${address}`, sql`f.record_key`, unit, sql`${set.column ?? ''}`, unit, kind, unit, sql`${set.rule}`),
  );
  const shown = (value: Sql): Sql => (set.personal ? maskSql(value, dialect) : value);
  return sql`select ${identity} as "id", ${set.database} as "database", ${set.table} as "table", f.record_key, ${set.column} as "column", ${kind} as "kind",
    ${shown(sql`f.observed`)} as "observed", ${set.keyExpected ? sql`f.expected` : shown(sql`f.expected`)} as "expected", ${set.origin} as "origin", ${set.rule} as "rule",
    ${set.severity} as "severity", ${now().toISOString()} as "detected_at" from (${set.query}) as f`;
}
