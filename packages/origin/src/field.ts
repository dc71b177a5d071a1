import { type Dialect, id, join, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, type SemanticType, type TableProfile } from '@sogoc/profile';
import type { ColumnRef } from './origins.ts';

/**
 * Something that holds one value for each record of a table: a column, or several columns that together hold what another database keeps in one
 * (`loai` and `tenhc` for a full name).
 */
export interface Field {
  /** Position among all fields; the bit that stands for it in masks. */
  readonly index: number;
  readonly database: string;
  readonly table: TableProfile;
  readonly columns: readonly ColumnProfile[];
}

/** Name of a field's hash column in its table's hash table. */
export function hashColumn(field: Field): string {
  return `f${field.index}`;
}

/** Name of the column with the hash of a field's text as it stands; the hash column itself where a text has one spelling only. */
export function textColumn(field: Field): string {
  return isSpelled(field) ? `r${field.index}` : hashColumn(field);
}

/** The column that tells most: of several, the one with most distinct values. */
export function tellingColumn(field: Field): ColumnProfile {
  return field.columns.reduce((best, column) => (column.distinct > best.distinct ? column : best));
}

export function fieldRef(field: Field): ColumnRef {
  return { database: field.database, table: field.table.table, column: tellingColumn(field).name };
}

/** Records with a value. */
export function keyed(field: Field): number {
  return field.table.rows - Math.max(...field.columns.map((column) => column.missing));
}

/** The field's text as it stands, from a row of its table; null where a part is missing. */
export function fieldText(field: Field, alias: string, dialect: Dialect): Sql {
  const parts = field.columns.map((column) => columnText(column, alias, dialect));
  return parts.length === 1 ? (parts[0] ?? sql`null`) : dialect.concat(...parts.flatMap((part, at) => (at === 0 ? [part] : [sql`' '`, part])));
}

/** A field's text under a name, for `comparableForms`. */
export interface NamedText {
  field: Field;
  /** Column that holds `fieldText`. */
  text: string;
  /** Column to hold the comparable form. */
  form: string;
}

/**
 * A query that adds to the columns `kept` of `rows` each field's text in one spelling: canonical by its semantic type, then folded by the country pack.
 * Equal forms mean the same value. Canonical form and fold use their argument many times, so each gets a column to work on, never an expression.
 */
export function comparableForms(rows: Sql, kept: readonly Sql[], fields: readonly NamedText[], dialect: Dialect, pack: CountryPack): Sql {
  const canonical = fields.map(({ field, text, form }) => sql`${canonicalForm(field, sql`${id(text)}`, dialect, pack)} as ${id(form)}`);
  const folded = fields.map(({ field, form }) => sql`${isSpelled(field) ? pack.fold(sql`${id(form)}`, dialect) : sql`${id(form)}`} as ${id(form)}`);
  return sql`select ${join([...kept, ...folded])} from (select ${join([...kept, ...canonical])} from (${rows}))`;
}

/** A text of a field in the canonical form of its semantic type; as it is where that form is the pack's fold anyway. */
export function canonicalForm(field: Field, text: Sql, dialect: Dialect, pack: CountryPack): Sql {
  const canonicalize = isSpelled(field) ? meaningOf(field, pack)?.canonical : undefined;
  const canonical = canonicalize === pack.fold ? undefined : canonicalize?.(text, dialect);
  return canonical ? sql`coalesce(${canonical}, ${text})` : text;
}

/** Share of a column's usual values that have the shape of an identifier, from which on it is taken for one. */
const shaped = 0.8;
const leastUsual = 5;

/**
 * What a field of one column means: its semantic type, or where its name said nothing to the profile, the identifier whose shape its usual values have.
 * Only shapes of letters and digits: ten digits may be anything.
 */
export function meaningOf({ columns }: Field, pack: CountryPack): SemanticType | undefined {
  const [only] = columns;
  if (!only || columns.length > 1) return undefined;
  if (only.semanticType) return pack.semanticTypes.find(({ id: name }) => name === only.semanticType?.id);
  const usual =
    only.type === 'text' ? only.topValues.map(({ value }) => String(value)).filter((value) => /\p{L}/u.test(value) && /\d/.test(value)) : [];
  if (usual.length < leastUsual || usual.length < only.topValues.length) return undefined;
  return pack.semanticTypes.find(({ identifier, matches }) => identifier && usual.filter(matches).length >= shaped * usual.length);
}

/** Numbers and the like have one spelling; text and written dates do not. */
export function isSpelled(field: Field): boolean {
  const [only] = field.columns;
  return field.columns.length > 1 || only?.type === 'text' || only?.type === 'date';
}

/** The hash that stands for a text. */
export function textHash(text: Sql, dialect: Dialect): Sql {
  return dialect.hash64(text);
}
