import { and, type Dialect, type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, type CountryPack, columnText, type SemanticType, type TableProfile } from '@sogoc/profile';
import type { Field } from './field.ts';

/**
 * When a copy that differs is late rather than wrong. In order of how sure each is: the copy's record was renewed before the original's; its value is of
 * an earlier state of the country's lists, or the lists say that it became the original's; its kind of value changes in the course of time and the
 * difference is more than a slip of typing.
 */
export interface Renewal {
  /** The day (yyyy-MM-dd) that a database's data is from, null where not told. */
  asOf(database: string): string | null;
}

/** Column names that date the last change of a record: English, Vietnamese, Indonesian, as words. */
const renewed = ['updated', 'modified', 'last update', 'last change', 'cap nhat', 'sua doi', 'diperbarui', 'diubah', 'pembaruan'];

/** The column that dates the last change of a table's records, null where there is none or more than one. */
function renewalColumn({ columns }: TableProfile, pack: CountryPack): ColumnProfile | null {
  const named = columns.filter(({ name, type }) => {
    const words = ` ${pack.words(name).join(' ')} `;
    return (type === 'date' || type === 'timestamp') && renewed.some((word) => words.includes(` ${word} `));
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Boolean SQL over records that met (`c` the copy, `o` the original): was the copy's last renewed before the original's changed? False where not told. */
export function notRenewed(copy: TableProfile, original: TableProfile, { asOf }: Renewal, dialect: Dialect, pack: CountryPack): Sql {
  const [own, other] = [renewalColumn(copy, pack), renewalColumn(original, pack)];
  const taken = asOf(copy.database);
  if (!other || (!own && taken === null)) return sql`false`;
  const day = (text: Sql): Sql => dialect.substring(text, sql`1`, sql`10`);
  const renewedOn = own ? day(columnText(own, 'c', dialect)) : sql`${taken}`;
  // Canonical dates sort as text.
  return sql`coalesce(${renewedOn} < ${day(columnText(other, 'o', dialect))}, false)`;
}

/** Boolean SQL: by the country's lists, is the copy's value one that ended, or that became the original's? */
export function isSuperseded(copy: Field, original: Field, observed: Sql, expected: Sql, dialect: Dialect, pack: CountryPack): Sql {
  const type = typeOf(copy, pack) ?? typeOf(original, pack);
  const became = type?.became ? sql`coalesce(${type.became(observed, expected, dialect)}, false)` : sql`false`;
  if (!type?.outdated) return became;
  const ended = (value: Sql): Sql => sql`coalesce(${type.outdated?.(value, dialect) ?? sql`false`}, false)`;
  return sql`(${became} or ${and(ended(observed), sql`not ${ended(expected)}`)})`;
}

/** SQL: do bearers of the attribute change its value in the course of time? */
export function isChanging(copy: Field, original: Field, pack: CountryPack): Sql {
  return typeOf(copy, pack)?.changes || typeOf(original, pack)?.changes ? sql`true` : sql`false`;
}

/** Is there anything that could tell a late value of the copy from a wrong one? */
export function tellsLateness(copy: Field, original: Field, { asOf }: Renewal, pack: CountryPack): boolean {
  const dated = renewalColumn(original.table, pack) !== null && (renewalColumn(copy.table, pack) !== null || asOf(copy.database) !== null);
  return dated || [copy, original].some((field) => typeOf(field, pack)?.changes || typeOf(field, pack)?.outdated);
}

/** Letters that a slip of typing changes: two neighbours swapped are two. */
const slip = 2;

/** Boolean SQL: do two folded texts differ by no more than a slip of typing, in letters only? Another number is another place. */
export function isSlip(own: Sql, other: Sql, dialect: Dialect): Sql {
  const digits = (text: Sql): Sql => dialect.regexReplace(text, '[^0-9]+', ' ');
  // No fewer letters are changed than the lengths differ by, which costs next to nothing to see.
  const apart = sql`abs(${dialect.length(own)} - ${dialect.length(other)})`;
  return sql`case when ${apart} > ${slip} or ${digits(own)} <> ${digits(other)} then false else ${dialect.levenshtein(own, other)} <= ${slip} end`;
}

function typeOf({ columns }: Field, pack: CountryPack): SemanticType | undefined {
  const [only] = columns;
  return columns.length === 1 ? pack.semanticTypes.find(({ id }) => id === only?.semanticType?.id) : undefined;
}
