import { type Dialect, type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import { rowNumberColumn, tableSql } from '@sogoc/profile';
import { type Agreement, everyNth, kappaOf } from './agreement.ts';
import { type Field, fieldText, hashColumn, textHash } from './field.ts';
import type { HashTable } from './hash-tables.ts';
import { isOfList, type LinkContext, type TableLink } from './table-link.ts';

const mostValues = 12;
const sampleRows = 3000;
const leastCompared = 12;
const leastKappa = 0.8;
/** A field that agrees with another this well as it is needs no translation. */
const agreesAnyway = 0.5;

type Value = bigint | number | null;

/**
 * Finds fields that say the same in other codes (Nam, Nữ and 1, 0): over the records that met, the values of one stand for those of the other, one to
 * one, beyond chance. Both have few values, so they are compared as whole tables of counts.
 *
 * @returns agreements whose `codes` translate the texts of `one` into those of `many`.
 */
export async function findCodes(link: TableLink, context: LinkContext): Promise<Agreement[]> {
  const { one, many, rows, oneKey, manyKey } = link.alignment;
  // What follows from the key is no code for it: the address of each school in a commune, nor for the commune's name.
  const agreeing = link.agreements.filter(({ kappa }) => kappa >= agreesAnyway).flatMap((agreement) => [agreement.one, agreement.many]);
  const settled = new Set([...agreeing, ...oneKey, ...manyKey]);
  const coded = (fields: readonly Field[]): Field[] => fields.filter((field) => !settled.has(field) && isCoded(field));
  const [ofOne, ofMany] = [coded(one.fields), coded(many.fields)];
  if (ofOne.length === 0 || ofMany.length === 0 || rows.rows < leastCompared || isOfList(link)) return [];
  const columns = [...ofOne.map((field) => id('o', hashColumn(field))), ...ofMany.map((field) => id('m', hashColumn(field)))];
  const sample = await context.engine.all<Record<string, Value>>(
    sql`select ${join(columns)} from ${rows.name} as s join ${one.rows.name} as o on o.${id('row')} = s.one_row
      join ${many.rows.name} as m on m.${id('row')} = s.many_row where ${everyNth(sql`s.many_row`, rows.rows, sampleRows)}`,
    context.options,
  );
  const found = ofOne.flatMap((a) => ofMany.flatMap((b) => translate(a, b, sample)));
  const best = found.filter((x) => !found.some((y) => y.kappa > x.kappa && (y.one === x.one || y.many === x.many)));
  const agreements: Agreement[] = [];
  for (const { to, ...agreement } of best)
    agreements.push({ ...agreement, codes: await inTexts(context, [agreement.one, one], [agreement.many, many], to) });
  return agreements;
}

function isCoded({ columns }: Field): boolean {
  const [only] = columns;
  return (
    columns.length === 1 && only !== undefined && only.distinct >= 2 && only.distinct <= mostValues && !['date', 'timestamp'].includes(only.type)
  );
}

/** Each value with the one that it meets most, where that meets it most too. */
function translate(one: Field, many: Field, sample: readonly Record<string, Value>[]): (Agreement & { to: Map<string, string> })[] {
  const cells = new Map<string, { x: string; y: string; n: number }>();
  let compared = 0;
  for (const row of sample) {
    const [x, y] = [row[hashColumn(one)] ?? null, row[hashColumn(many)] ?? null];
    if (x === null || y === null) continue;
    compared += 1;
    const cell = cells.get(`${x} ${y}`) ?? { x: String(x), y: String(y), n: 0 };
    cell.n += 1;
    cells.set(`${x} ${y}`, cell);
  }
  const all = [...cells.values()].sort((x, y) => y.n - x.n);
  const pairs = all.filter((cell) => all.find(({ x }) => x === cell.x) === cell && all.find(({ y }) => y === cell.y) === cell && cell.n >= 2);
  const equal = pairs.reduce((sum, { n }) => sum + n, 0);
  const total = (side: 'x' | 'y', value: string): number => all.filter((cell) => cell[side] === value).reduce((sum, { n }) => sum + n, 0);
  const chance = pairs.reduce((sum, { x, y }) => sum + (total('x', x) * total('y', y)) / compared ** 2, 0);
  const kappa = kappaOf(compared, equal, chance);
  const enough = compared >= leastCompared && pairs.length >= 2 && kappa >= leastKappa;
  return enough ? [{ one, many, compared, equal, kappa, to: new Map(pairs.map(({ x, y }) => [x, y])) }] : [];
}

/** From each text of `one`, the usual ones last, to the usual text of `many` for it. */
async function inTexts(
  { engine, options }: LinkContext,
  one: [Field, HashTable],
  many: [Field, HashTable],
  to: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const from = await engine.all<Written>(writings(engine, ...one), options);
  const into = await engine.all<Written>(writings(engine, ...many), options);
  const byUse = (x: Written, y: Written): number => x.n - y.n || (x.text < y.text ? -1 : 1);
  return new Map(
    from.sort(byUse).flatMap(({ text, form }) => {
      const usual = into
        .filter((other) => other.form === to.get(form))
        .sort(byUse)
        .at(-1);
      return usual ? [[text, usual.text] as const] : [];
    }),
  );
}

interface Written {
  text: string;
  /** Its hash, as text. */
  form: string;
  n: number;
}

/** The texts of a field and the hash of each. */
function writings({ dialect }: Engine, field: Field, { rows }: HashTable): Sql {
  const texts = sql`select t.${id(rowNumberColumn(field.table))} as place, ${fieldText(field, 't', dialect)} as text from ${tableSql(field.table, dialect)} as t`;
  return sql`select text, ${dialect.cast(sql`${id('h', hashColumn(field))}`, 'text')} as form, count(*) as n
    from (${texts}) join ${rows.name} as h on h.${id('row')} = place where text is not null group by text, ${id('h', hashColumn(field))}`;
}

/** The same codes from `many` to `one`: of several texts that stand for one, the usual. */
export const turned = (codes: ReadonlyMap<string, string>): ReadonlyMap<string, string> => new Map([...codes].map(([one, many]) => [many, one]));

/** SQL for the hash of a text after translation; texts without a code stay as they are. */
export function recoded(text: Sql, codes: ReadonlyMap<string, string>, dialect: Dialect): Sql {
  const branches = [...codes].map(([from, to]) => sql` when ${textHash(sql`${from}`, dialect)} then ${textHash(sql`${to}`, dialect)}`);
  return branches.length === 0 ? text : sql`case ${text}${join(branches, sql``)} else ${text} end`;
}
