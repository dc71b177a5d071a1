import { type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { LinkTable } from '../link-table.ts';

/** What makes one value better than another. */
export type Criterion = 'original' | 'freshness' | 'completeness' | 'agreement';

/** A table whose records make golden records. */
export interface GoldenTable extends LinkTable {
  /** Attributes that it holds: columns of the relation. */
  attributes: readonly string[];
  /** When a record was last known to be right: an expression that sorts (date, timestamp, yyyy-MM-dd). */
  freshness?: Sql;
}

export interface GoldenOptions extends RunOptions {
  /** For an attribute the sources in the order of their authority: the designated original first. Sources not named come last. */
  originals?: Readonly<Record<string, readonly string[]>>;
  /** Which criterion comes first. Default: original, freshness, completeness, agreement. */
  order?: readonly Criterion[];
}

const defaultOrder: readonly Criterion[] = ['original', 'freshness', 'completeness', 'agreement'];

/**
 * One value for each attribute of each entity, with its provenance: entity_id, attribute, value, source, record_key, decided_by (`unanimous`, the
 * criterion that told it from the next best value, or `key` where none did), agreeing and holders (records with this value, with any).
 * `original`: the source with most authority for the attribute; `freshness`: the latest; `completeness`: the record with most attributes filled;
 * `agreement`: the value that most records hold. Equal in all: the first source and key.
 * @param entities a query with source, record_key, entity_id.
 */
export function goldenRecords(engine: Engine, entities: Sql, tables: readonly GoldenTable[], options: GoldenOptions = {}): Promise<WorkTable> {
  const order = options.order ?? defaultOrder;
  const criteria = order.map((criterion) => id(criterion));
  const descending = join(order.map((criterion) => (criterion === 'original' ? sql`original asc` : sql`${id(criterion)} desc nulls last`)));
  const decided = order.map((criterion) => sql`when ${id(`next_${criterion}`)} is distinct from ${id(criterion)} then ${criterion}`);
  const rows = sql`select e.entity_id, v.attribute, v.value, v.source, v.position, v.record_key, v.original, v.freshness,
      count(*) over (partition by v.source, v.record_key) as completeness, count(*) over (partition by e.entity_id, v.attribute, v.value) as agreement,
      count(*) over (partition by e.entity_id, v.attribute) as holders
    from (${valuesSql(engine, tables, options)}) v join (${entities}) e on e.source = v.source and e.record_key = v.record_key`;
  const best = sql`select *, row_number() over (partition by entity_id, attribute, value order by ${descending}, position, record_key) as among_equal from (${rows}) held`;
  const next = join(criteria.map((criterion, i) => sql`lead(${criterion}) over contest as ${id(`next_${order[i] ?? ''}`)}`));
  const ranked = sql`select *, row_number() over contest as place, lead(value) over contest as next_value, ${next} from (${best}) candidates where among_equal = 1
    window contest as (partition by entity_id, attribute order by ${descending}, position, record_key)`;
  return engine.materialize(
    'golden_records',
    sql`select entity_id, attribute, value, source, record_key,
          case when next_value is null then 'unanimous' ${join(decided, sql` `)} else 'key' end as decided_by, agreement as agreeing, holders
        from (${ranked}) ranked where place = 1`,
    options,
  );
}

/** One row for each value: source, position, record_key, attribute, value, original (place in the order of authority), freshness. */
function valuesSql(engine: Engine, tables: readonly GoldenTable[], options: GoldenOptions): Sql {
  const { dialect } = engine;
  const rows = tables.flatMap((table, position) =>
    table.attributes.map((attribute) => {
      const authority = options.originals?.[attribute]?.indexOf(table.name) ?? -1;
      const value = sql`nullif(${dialect.trim(dialect.cast(sql`${id(attribute)}`, 'text'))}, '')`;
      const fresh = table.freshness ? dialect.cast(table.freshness, 'text') : dialect.cast(sql`null`, 'text');
      return sql`select ${table.name} as source, ${position} as position, ${dialect.cast(table.key, 'text')} as record_key, ${attribute} as attribute,
        ${value} as value, ${authority < 0 ? 1_000_000 : authority} as original, ${fresh} as freshness from ${table.relation}`;
    }),
  );
  return sql`select * from (${join(rows, sql` union all `)}) stacked where value is not null`;
}
