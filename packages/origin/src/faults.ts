import { and, type Dialect, type Engine, id, join, or, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { type CountryPack, rowNumberColumn, tableSql } from '@sogoc/profile';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { canonicalForm, type Field, fieldText, hashColumn, meaningOf, textColumn } from './field.ts';
import { metRows, openFrom } from './keyless.ts';
import { isLess } from './lessened.ts';
import type { SlipCounts } from './read-slips.ts';
import { hasLostCase } from './signals/one-way-loss.ts';
import type { TableLink } from './table-link.ts';

const mostDiffering = 2000;

/**
 * Of the records on which two holders differ, those where one value shows by itself that it cannot be the source of the other: an identifier with a wrong check
 * digit, a name that a dated list ended, the year alone beside the whole day. Nothing need be known of which words are usual, so that a single one tells.
 */
export async function countAllFaults(
  engine: Engine,
  groups: readonly AttributeGroup[],
  options: RunOptions & { pack: CountryPack },
): Promise<Map<Edge, SlipCounts>> {
  const found = new Map<Edge, SlipCounts>();
  const edges = groups.flatMap((group) => group.edges.filter((edge) => isTelling(edge, options.pack)));
  for (const [link, own] of Map.groupBy(edges, (edge) => edge.link)) {
    const counts = await engine.one<Record<string, number>>(faultsOf(engine.dialect, link, own, options.pack), options);
    for (const [at, edge] of own.entries()) found.set(edge, { a: counts[`a${at}`] ?? 0, b: counts[`b${at}`] ?? 0 });
  }
  return found;
}

/** Can a value of the two tell that it is wrong? Of a key only where its records met without it. */
function isTelling({ a, b, agreement, link }: Edge, pack: CountryPack): boolean {
  if ([a, b].some(({ columns }) => columns.length > 1) || agreement?.codes) return false;
  if ((!agreement && (link.further?.rows.rows ?? 0) === 0) || Math.min(link.oneMet, link.manyMet) < openFrom) return false;
  const types = [a, b].map((field) => meaningOf(field, pack));
  return types.some((type) => (type?.valid ?? type?.outdated) !== undefined) || [a, b].some(isDay) || keepCase({ a, b });
}

/** Do both tell large letters from small, so that a text all in capitals is an exception? */
function keepCase({ a, b }: { a: Field; b: Field }): boolean {
  return [a, b].every((field) => hasLostCase(field) === false);
}

function isDay({ columns }: Field): boolean {
  return columns.some(({ type }) => type === 'date' || type === 'timestamp');
}

function faultsOf(dialect: Dialect, link: TableLink, edges: readonly Edge[], pack: CountryPack): Sql {
  const { one, many } = link.alignment;
  const side = (field: Field): string => (field.table === one.table ? 'one' : 'many');
  const hash = (field: Field): Sql => sql`${id(field.table === one.table ? 'o' : 'm', hashColumn(field))}`;
  const written = (field: Field): Sql => sql`${id(field.table === one.table ? 'o' : 'm', textColumn(field))}`;
  const unlike = ({ a, b }: Edge): Sql => (keepCase({ a, b }) ? sql`${written(a)} <> ${written(b)}` : sql`${hash(a)} <> ${hash(b)}`);
  const texts = edges.flatMap((edge, at) => {
    const { a, b } = edge;
    const differ = unlike(edge);
    const text = (field: Field): Sql => sql`case when ${differ} then ${fieldText(field, side(field), dialect)} end`;
    return [sql`${text(a)} as ${id(`x${at}`)}`, sql`${text(b)} as ${id(`y${at}`)}`];
  });
  const forms = edges.flatMap(({ a, b }, at) =>
    (
      [
        [a, `x${at}`],
        [b, `y${at}`],
      ] as const
    ).map(([field, name]) => sql`${canonicalForm(field, sql`${id(name)}`, dialect, pack)} as ${id(`${name}c`)}`),
  );
  const counts = edges.flatMap(({ a, b }, at) => {
    const [x, y] = [
      { field: a, text: sql`${id(`x${at}`)}`, form: sql`${id(`x${at}c`)}` },
      { field: b, text: sql`${id(`y${at}`)}`, form: sql`${id(`y${at}c`)}` },
    ];
    return [
      sql`${dialect.countIf(isFault(x, y, dialect, pack))} as ${id(`a${at}`)}`,
      sql`${dialect.countIf(isFault(y, x, dialect, pack))} as ${id(`b${at}`)}`,
    ];
  });
  return sql`select ${join(counts)} from (select *, ${join(forms)} from (
    select ${join(texts)} from (select s.one_row, s.many_row from ${metRows(link).from} as s
        join ${one.rows.name} as o on o.${id('row')} = s.one_row join ${many.rows.name} as m on m.${id('row')} = s.many_row
        where ${or(...edges.map(unlike))}
        order by ${dialect.hash64(dialect.cast(sql`s.one_row`, 'text'))}, s.many_row limit ${mostDiffering}) as u
      join ${one.rows.name} as o on o.${id('row')} = u.one_row join ${many.rows.name} as m on m.${id('row')} = u.many_row
      join ${tableSql(one.table, dialect)} as one on ${id('one', rowNumberColumn(one.table))} = u.one_row
      join ${tableSql(many.table, dialect)} as many on ${id('many', rowNumberColumn(many.table))} = u.many_row))`;
}

interface Value {
  field: Field;
  text: Sql;
  form: Sql;
}

/** Boolean SQL: does the first of two values show by itself that it is wrong, late or less, and the second does not? */
function isFault(own: Value, other: Value, dialect: Dialect, pack: CountryPack): Sql {
  const wrong = ({ field, text }: Value): Sql => {
    const type = meaningOf(field, pack);
    const signs = [
      ...(type?.valid ? [sql`not coalesce(${type.valid(dialect.trim(text), dialect)}, true)`] : []),
      ...(type?.outdated ? [sql`coalesce(${type.outdated(dialect.trim(text), dialect)}, false)`] : []),
    ];
    return signs.length === 0 ? sql`false` : or(...signs);
  };
  const lost = keepCase({ a: own.field, b: other.field }) ? [isCapitals(own.text, other.text, dialect)] : [];
  return sql`coalesce(${or(and(wrong(own), sql`not ${wrong(other)}`), isLess(own.form, other.form), ...lost)}, false)`;
}

/** Boolean SQL: is a text the capitals alone of another that has small letters as well? */
function isCapitals(text: Sql, other: Sql, dialect: Dialect): Sql {
  return sql`(${dialect.lower(text)} = ${dialect.lower(other)} and not ${dialect.regexMatches(text, '\\p{Ll}')} and ${dialect.regexMatches(other, '\\p{Ll}')})`;
}
