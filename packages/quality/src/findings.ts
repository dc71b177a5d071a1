import type { DiscrepancyKind, Severity } from '@sogoc/contract';
import { type Dialect, type Engine, type Identifier, id, join, type Sql, type SqlType, sql, type WorkTable } from '@sogoc/engine';
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
  /** Mask `observed` and `expected`: the column's values describe a person. */
  personal: boolean;
  /** `expected` is what the rule asks, or a record's key, shown as `record_key` is: it is not masked. */
  expectedInClear?: boolean;
  /** Where findings are kept from run to run: of which unit, and columns of the query that say by which file and values a finding holds. */
  state?: { unit: string; part?: Sql; inPart?: Sql; row?: Sql; hash?: Sql };
  /** Rows of `record_key`, `observed`, `expected` (text, the last two may be null) and, where told, `kind`. A record at most once per kind. */
  query: Sql;
}

/** Where rules put what they find. */
export type FindingSink = Pick<Findings, 'add' | 'recordKeys'>;

export interface FindingOptions {
  now: () => Date;
  signal?: AbortSignal;
}

/**
 * Findings on their way to being discrepancies. Ids are made and values masked once for all of them at the end: set up for every rule anew, the
 * expressions that mask took a third of the time of a survey of small tables. Until then values of persons are in the engine's memory alone.
 */
export class Findings implements AsyncDisposable {
  readonly #engine: Engine;
  readonly #options: FindingOptions;
  /** What each found alone, and what all of a set have in common: a dozen texts that are not to be written for every record. */
  readonly #rows: WorkTable;
  readonly #about: WorkTable;
  readonly #view: Identifier;
  #sets = 0;

  private constructor(engine: Engine, options: FindingOptions, [rows, about]: [WorkTable, WorkTable], view: Identifier) {
    this.#engine = engine;
    this.#options = options;
    this.#rows = rows;
    this.#about = about;
    this.#view = view;
  }

  static async open(engine: Engine, options: FindingOptions): Promise<Findings> {
    const { dialect } = engine;
    const empty = (columns: readonly (readonly [SqlType, string])[]): Sql =>
      sql`select ${join(columns.map(([type, name]) => sql`${dialect.cast(sql`null`, type)} as ${id(name)}`))} where false`;
    const rows = await engine.materialize('findings', empty(rowColumns), options);
    const about = await engine.materialize('finding_sets', empty([['integer', 'set_number'], ...aboutColumns]), options);
    const view = id(`${rows.name.path.join('_')}_whole`);
    const columns = join([...rowColumns.map(([, name]) => id('r', name)), ...aboutColumns.map(([, name]) => id('a', name))]);
    await engine.run(
      sql`create view ${view} as select ${columns} from ${rows.name} as r join ${about.name} as a on a.set_number = r.set_number`,
      options,
    );
    return new Findings(engine, options, [rows, about], view);
  }

  /** The table that holds them as they were found. */
  get name(): Identifier {
    return this.#view;
  }

  /** Was nothing added? */
  get isEmpty(): boolean {
    return this.#sets === 0;
  }

  /** @returns the number of the first of the sets; the others count on. */
  async add(...sets: readonly FindingSet[]): Promise<number> {
    const first = this.#sets;
    this.#sets += sets.length;
    if (sets.length === 0) return first;
    const { dialect } = this.#engine;
    const queries = sets.map((set, index) => raw(set, sql`${first + index}`, dialect));
    await this.#engine.run(sql`insert into ${this.#rows.name} ${join(queries, sql` union all `)}`, this.#options);
    await this.#addAbout(sets, first);
    return first;
  }

  /** Adds sets of which all rows come of one query: `set_place` among the sets, `record_key`, `kind`, `observed`, `expected`, and what their `state` names. */
  async addTogether(sets: readonly Omit<FindingSet, 'query'>[], query: Sql): Promise<void> {
    const [one] = sets;
    if (!one) return;
    const first = this.#sets;
    this.#sets += sets.length;
    const { dialect } = this.#engine;
    const own = raw({ ...one, kind: 'from-query', query }, sql`${first} + f.set_place`, dialect);
    await this.#engine.run(sql`insert into ${this.#rows.name} ${own}`, this.#options);
    await this.#addAbout(sets, first);
  }

  /** The same findings, to which sets are added as those of a unit. */
  under(unit: string): FindingSink {
    return { add: (...sets) => this.add(...sets.map((set) => ({ ...set, state: { unit } }))), recordKeys: (rule) => this.recordKeys(rule) };
  }

  /** The `record_key`s that a rule has found in a table. */
  recordKeys({ database, table, rule }: Pick<FindingSet, 'database' | 'table' | 'rule'>): Sql {
    return sql`select record_key from ${this.#view} where "database" = ${database} and "table" = ${table} and "rule" = ${rule}`;
  }

  /** How many of each kind the sets found, by the number of the set. */
  async counts(): Promise<Map<number, Partial<Record<DiscrepancyKind, number>>>> {
    const rows = await this.#engine.all<{ set_number: number; kind: DiscrepancyKind; count: number }>(
      sql`select set_number, "kind", count(*) as count from ${this.#rows.name} group by set_number, "kind"`,
      this.#options,
    );
    const bySet = Map.groupBy(rows, ({ set_number }) => set_number);
    return new Map([...bySet].map(([set, found]) => [set, Object.fromEntries(found.map(({ kind, count }) => [kind, count]))]));
  }

  /** Adds all findings to a work table of discrepancies. */
  async writeTo(into: WorkTable): Promise<void> {
    const columns = sql`${identityOf('f', this.#engine.dialect)}, "database", "table", record_key, "column", kind, observed, expected, origin, "rule", severity`;
    const detected = this.#options.now().toISOString();
    await this.finish((finished) =>
      this.#engine.run(sql`insert into ${into.name} select ${columns}, ${detected} as detected_at from (${finished}) as f`, this.#options),
    );
  }

  /**
   * Hands over a query of all findings, masked: the columns of `Discrepancy` but `id` (see `identityOf`) and `detected_at`, and those of what is kept: `unit`, `part`, `in_part`,
   * `row`, `hash`.
   */
  async finish<T>(use: (finished: Sql) => Promise<T>): Promise<T> {
    const { dialect } = this.#engine;
    const table = this.#view;
    const values = sql`select observed as value from ${table} where personal and observed is not null
      union select expected from ${table} where personal and not expected_in_clear and expected is not null`;
    await using masked = await this.#engine.materialize(
      'masked',
      sql`select value, ${maskSql(sql`value`, dialect)} as mask from (${values}) as v`,
      this.#options,
    );
    return await use(sql`select f."database", f."table", f.record_key, f."column", f."kind",
        case when f.personal then o.mask else f.observed end as observed,
        case when f.personal and not f.expected_in_clear then x.mask else f.expected end as expected,
        f.origin, f."rule", f.severity, f.unit, f.part, f.in_part, f.row, f.hash
        from ${table} as f left join ${masked.name} as o on o.value = case when f.personal then f.observed end
        left join ${masked.name} as x on x.value = case when f.personal and not f.expected_in_clear then f.expected end`);
  }

  async #addAbout(sets: readonly Omit<FindingSet, 'query'>[], first: number): Promise<void> {
    const about = sets.map((set, index) => sql`(${join([first + index, ...aboutSet(set)])})`);
    await this.#engine.run(sql`insert into ${this.#about.name} values ${join(about)}`, this.#options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine.run(sql`drop view if exists ${this.#view}`);
    await this.#rows.drop();
    await this.#about.drop();
  }
}

/** The id of a finding, from its columns. */
export function identityOf(alias: string, dialect: Dialect): Sql {
  const column = (name: string): Sql => sql`${id(alias, name)}`;
  const parts = [column('database'), column('table'), column('record_key'), sql`coalesce(${column('column')}, '')`, column('kind'), column('rule')];
  const between = sql`${'\u001f'}`;
  return dialect.md5(dialect.concat(...parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]))));
}

const rowColumns: readonly (readonly [SqlType, string])[] = [
  ['integer', 'set_number'],
  ...(['record_key', 'kind', 'observed', 'expected', 'part', 'in_part'] as const).map((name) => ['text', name] as const),
  ['bigint', 'row'],
  ['bigint', 'hash'],
];

const aboutColumns: readonly (readonly [SqlType, string])[] = [
  ...(['database', 'table', 'column', 'origin', 'rule', 'severity', 'unit'] as const).map((name) => ['text', name] as const),
  ['boolean', 'personal'],
  ['boolean', 'expected_in_clear'],
];

/** In the order of `aboutColumns`. */
function aboutSet({
  database,
  table,
  column,
  origin,
  rule,
  severity,
  state,
  personal,
  expectedInClear,
}: Omit<FindingSet, 'query'>): (string | boolean | null)[] {
  return [database, table, column, origin, rule, severity, state?.unit ?? null, personal, expectedInClear ?? false];
}

/** In the order of `rowColumns`. */
function raw(set: FindingSet, number: Sql, dialect: Dialect): Sql {
  const kind = set.kind === 'from-query' ? sql`f.kind` : sql`${set.kind}`;
  const { part = sql`''`, inPart = sql`null`, row = sql`null`, hash = sql`null` } = set.state ?? {};
  return sql`select ${number}, f.record_key, ${kind}, f.observed, f.expected, ${part}, ${inPart}, ${dialect.cast(row, 'bigint')},
    ${dialect.cast(hash, 'bigint')} from (${set.query}) as f`;
}

/** An empty work table with exactly the columns of `Discrepancy`. */
export async function createDiscrepancies(engine: Engine, options?: { signal?: AbortSignal }): Promise<WorkTable> {
  const names = ['id', 'database', 'table', 'record_key', 'column', 'kind', 'observed', 'expected', 'origin', 'rule', 'severity', 'detected_at'];
  const columns = names.map((name) => sql`${engine.dialect.cast(sql`null`, 'text')} as ${id(name)}`);
  return engine.materialize('discrepancies', sql`select ${join(columns)} where false`, options);
}
