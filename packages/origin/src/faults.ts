import { and, type Dialect, type Engine, id, join, or, type RunOptions, render, type Sql, sql, type WorkTable } from '@sogoc/engine';
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
  const edges = groups.flatMap((group) => group.edges.filter((edge) => isTelling(edge, options.pack)));
  const read: { rows: WorkTable; of: readonly Edge[] }[] = [];
  for (const [link, of] of Map.groupBy(edges, (edge) => edge.link))
    read.push({ rows: await engine.materialize('origin_unlike', unlikeTexts(engine.dialect, link, of), options), of });
  const counts = read.length === 0 ? [] : await countFaults(engine, edges, read, options.pack, options);
  for (const { rows } of read) await rows.drop();
  const found = new Map(edges.map((edge) => [edge, { a: 0, b: 0 }]));
  for (const { edge: at, a, b } of counts) {
    const edge = edges[at];
    if (edge) found.set(edge, { a, b });
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

/** For each edge of a link by its place, the texts `x` of `a` and `y` of `b`, null where the two do not differ; of some of the records that differ in any. */
function unlikeTexts(dialect: Dialect, link: TableLink, edges: readonly Edge[]): Sql {
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
  return sql`select ${join(texts)} from (select s.one_row, s.many_row from ${metRows(link).from} as s
        join ${one.rows.name} as o on o.${id('row')} = s.one_row join ${many.rows.name} as m on m.${id('row')} = s.many_row
        where ${or(...edges.map(unlike))}
        order by ${dialect.hash64(dialect.cast(sql`s.one_row`, 'text'))}, s.many_row limit ${mostDiffering}) as u
      join ${one.rows.name} as o on o.${id('row')} = u.one_row join ${many.rows.name} as m on m.${id('row')} = u.many_row
      join ${tableSql(one.table, dialect)} as one on ${id('one', rowNumberColumn(one.table))} = u.one_row
      join ${tableSql(many.table, dialect)} as many on ${id('many', rowNumberColumn(many.table))} = u.many_row`;
}

/** The faults of `a` and of `b` of each edge (by its place among all) that has any texts. Texts of which the same is asked are asked at once: see `tellLevels`. */
async function countFaults(
  engine: Engine,
  edges: readonly Edge[],
  read: readonly { rows: WorkTable; of: readonly Edge[] }[],
  pack: CountryPack,
  options: RunOptions,
): Promise<(SlipCounts & { edge: number })[]> {
  const all = read.flatMap(({ rows, of }) => of.map((edge, place) => ({ rows, edge, place, asked: faultsOf(edge, engine.dialect, pack) })));
  const alike = [...Map.groupBy(all, ({ asked: { forms, faults } }) => render(sql`${forms}, ${faults}`, engine.dialect)).values()];
  const texts = alike.flatMap((same, asked) =>
    same.map(({ rows, edge, place }) => {
      const [x, y] = [id(`x${place}`), id(`y${place}`)];
      return sql`select ${asked} as asked, ${edges.indexOf(edge)} as edge, ${x} as x, ${y} as y from ${rows.name} where ${x} is not null and ${y} is not null`;
    }),
  );
  await using written = await engine.materialize('origin_texts', join(texts, sql` union all `), options);
  const counts = alike.flatMap((same, at) =>
    same.slice(0, 1).map(({ asked: { forms, faults } }) => {
      const own = sql`select * from ${written.name} where asked = ${at}`;
      return sql`select edge, ${faults} from (select *, ${forms} from (${own}) as t) as f group by edge`;
    }),
  );
  return await engine.all(join(counts, sql` union all `), options);
}

/** SQL of the texts `x` and `y` of an edge: their forms, and by these the counts of faults. */
function faultsOf({ a, b }: Edge, dialect: Dialect, pack: CountryPack): { forms: Sql; faults: Sql } {
  const [x, y] = [
    { field: a, text: sql`x`, form: sql`x_form` },
    { field: b, text: sql`y`, form: sql`y_form` },
  ];
  const form = ({ field, text, form: name }: Value): Sql => sql`${canonicalForm(field, text, dialect, pack)} as ${name}`;
  const count = (own: Value, other: Value): Sql => dialect.countIf(isFault(own, other, dialect, pack));
  return { forms: join([form(x), form(y)]), faults: sql`${count(x, y)} as a, ${count(y, x)} as b` };
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
