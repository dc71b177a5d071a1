import { id, type Sql, sql } from '@sogoc/engine';
import type { ColumnSpec, EntityKind, Holding, Planting } from './spec.ts';

type Extra = Partial<Omit<ColumnSpec, 'name' | 'truth'>>;

/** A column that the agency fills itself. */
export const column = (name: string, truth: Sql, errors: readonly Planting[] = [], extra: Extra = {}): ColumnSpec => ({
  name,
  truth,
  errors,
  ...extra,
});

/** The original of an attribute: created in the agency's own work. */
export const original = (
  entity: EntityKind,
  attribute: string,
  name: string,
  truth: Sql,
  errors: readonly Planting[] = [],
  extra: Extra = {},
): ColumnSpec => column(name, truth, errors, { holds: { entity, name: attribute }, ...extra });

export interface CopyOptions {
  entity: EntityKind;
  attribute: string;
  name: string;
  /** What is true on the day of this agency's data, in its form. */
  truth: Sql;
  from: NonNullable<Holding['copy']>;
  /** Alias of the original's work table in the from-clause (its rows that are not repeats). */
  alias?: string;
  /** From the original's written form to this agency's; text that cannot be read stays as it is. */
  convert?: (value: Sql) => Sql;
  /** Truth on the day of the copy, in this agency's form, where it can have changed since. */
  truthThen?: Sql;
  errors?: readonly Planting[];
  optional?: boolean;
  codes?: readonly string[];
}

/**
 * A copy: by export and feed it takes over what the original held on that day with its errors; by re-typing what the paper said. A value that
 * changed since
 * the day of the copy is stale.
 */
export function copy(options: CopyOptions): ColumnSpec {
  const { truth, alias, convert = (value) => value, truthThen, from } = options;
  const taken = alias ? sql`case when ${id(alias, 'key')} is null then ${truth} else ${convert(sql`${id(alias, `v_${from.column}`)}`)} end` : truth;
  const stored = truthThen ? sql`case when ${truthThen} is distinct from ${truth} then ${truthThen} else ${taken} end` : taken;
  const inherited = alias ? inheritedCause(sql`${id(alias, `c_${from.column}`)}`) : sql`null::varchar`;
  const storedCause = truthThen
    ? sql`case when ${truthThen} is distinct from ${truth} then 'stale|not updated since the copy' else ${inherited} end`
    : inherited;
  return {
    name: options.name,
    truth,
    stored,
    storedCause,
    errors: options.errors,
    optional: options.optional,
    codes: options.codes,
    holds: { entity: options.entity, name: options.attribute, copy: from },
  };
}

/** Columns that tell of the entity of this number, and not of the one that the record is about. */
export const about = (of: Sql, columns: readonly ColumnSpec[]): ColumnSpec[] => columns.map((spec) => (spec.holds ? { ...spec, of } : spec));

/** The original's cause, marked as taken over. */
const inheritedCause = (cause: Sql): Sql =>
  sql`case when ${cause} is not null then split_part(${cause}, '|', 1) || '|inherited: ' || regexp_replace(split_part(${cause}, '|', 2),
    '^inherited: ', '') end`;
