import { type Dialect, type Engine, id, join, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CompiledComparison, keptNumber } from './compiled-comparison.ts';
import { rareWhenEqual } from './pair-facts.ts';

/** Frequencies kept from the records that a model was trained on: by comparison and frequency a table v..., f, t (see `buildDictionary`). */
export type FrequencyBook = readonly (readonly WorkTable[])[];

/** Keeps the frequencies of dictionaries, so that later records are weighed alike. */
export async function keepFrequencies(
  engine: Engine,
  compiled: readonly CompiledComparison[],
  dictionaries: readonly WorkTable[],
): Promise<FrequencyBook> {
  const book: WorkTable[][] = [];
  for (const [index, { frequencies }] of compiled.entries()) {
    const pages: WorkTable[] = [];
    for (const { name, values } of frequencies) {
      const [f, t] = [id(name), id(name.replace('f', 't'))];
      const columns = join(values.map((value) => sql`${id(value)}`));
      pages.push(
        await engine.materialize(
          'link_frequencies',
          sql`select ${columns}, max(${f}) as f, max(${t}) as t from ${dictionaries[index]?.name ?? id('none')} where ${f} is not null group by ${columns}`,
        ),
      );
    }
    book.push(pages);
  }
  return book;
}

/** So many records with a value are taken for the record itself and its partners when a bound of the value's rarity is needed before training. */
export const rarityAllowance = 16;

/**
 * The distinct values of a comparison's inputs: code, n (records with it), v0 ..., d0 ... (derived), k (number), s (log2 of the share of records with the value, at least), f0 ... (records with the value; null
 * for a frequency from elsewhere), t0 ... (records that have a value), g0 ... (share from elsewhere).
 * @param columns the columns of the raw records that hold the inputs. @param options `only`: a condition on the records whose values are meant.
 */
export const buildDictionary = (
  engine: Engine,
  raw: WorkTable,
  index: number,
  compiled: CompiledComparison,
  columns: readonly string[],
  options: RunOptions & DictionaryOptions,
): Promise<WorkTable> => engine.materialize('link_values', dictionaryOf(raw, index, compiled, columns, engine.dialect, options), options);

interface DictionaryOptions {
  frequencies?: ReadonlyMap<string, Sql>;
  frequencyBook?: FrequencyBook;
  only?: Sql;
}

/** The same as a query. */
export function dictionaryOf(
  raw: WorkTable,
  index: number,
  compiled: CompiledComparison,
  columns: readonly string[],
  dialect: Dialect,
  options: DictionaryOptions,
): Sql {
  const inputs = compiled.values.map((name, j) => sql`${dialect.anyValue(sql`${id(columns[j] ?? '')}`)} as ${id(`raw_${name}`)}`);
  const code = id(`c${index}`);
  const distinct = sql`select ${code} as code, count(*) as n, ${join(inputs)} from ${raw.name} where ${code} is not null${options.only ? sql` and ${options.only}` : sql``} group by ${code}`;
  const valued = compiled.prepare(distinct);
  const external = options.frequencies?.get(compiled.comparison.name);
  const frequencies = compiled.frequencies.map(({ name, values }, number) => {
    const names = values.map((value) => sql`${id(value)}`);
    const [f, t, g] = [id(name), id(name.replace('f', 't')), id(name.replace('f', 'g'))];
    const present = sql`case when ${join(
      names.map((value) => sql`${value} is not null`),
      sql` and `,
    )} then n end`;
    const page = options.frequencyBook?.[index]?.[number];
    if (page) return sql`coalesce(${id(`book${number}`, 'f')}, 0) as ${f}, (select max(t) from ${page.name}) as ${t}, cast(null as double) as ${g}`;
    const outside = external ? sql`coalesce(external.frequency, 0)` : sql`null`;
    // Where each code has values of its own nothing is to be added up.
    const same = compiled.plain && values.length === compiled.values.length ? sql`n` : sql`sum(n) over (partition by ${join(names)})`;
    return sql`case when ${present} is not null then ${dialect.cast(same, 'double')} end as ${f},
      ${dialect.cast(sql`sum(${present}) over ()`, 'double')} as ${t}, ${dialect.cast(outside, 'double')} as ${g}`;
  });
  const derived = compiled.derived.map(({ name, value }) => sql`, ${value} as ${id(name)}`);
  const known = ['code', 'n', ...compiled.values, ...compiled.derived.map(({ name }) => name)].map((name) => sql`valued.${id(name)}`);
  const columnsKept = join([...known, ...frequencies]);
  const lookup = external
    ? sql` left join (${external}) as external on external.value = ${join(
        compiled.values.map((name) => sql`${id(name)}`),
        sql` || ' ' || `,
      )}`
    : sql``;
  const pages = compiled.frequencies.flatMap(({ values }, number) => {
    const page = options.frequencyBook?.[index]?.[number];
    if (!page) return [];
    const equal = join(
      values.map((value) => sql`${id(`book${number}`, value)} = valued.${id(value)}`),
      sql` and `,
    );
    return [sql` left join ${page.name} ${id(`book${number}`)} on ${equal}`];
  });
  const values = sql`select ${columnsKept} from (select *${join(derived, sql``)} from (${valued}) as prepared) as valued${lookup}${join(pages, sql``)}`;
  return sql`select *${raritySql(compiled)} from (${values}) known`;
}

/** The columns of a dictionary that tell of values before these are looked at, its sketches told now: code, k and s where the comparison has them. */
export function numbersOfValues(dictionary: WorkTable, compiled: CompiledComparison): Sql {
  const kept = keptNumber(compiled);
  const number = compiled.sketch ? sql`${compiled.sketch.value} as k` : sql`k`;
  return sql`(select ${join([sql`code`, ...(kept ? [number] : []), ...(rareWhenEqual(compiled) ? [sql`s`] : [])])} from ${dictionary.name})`;
}

function raritySql(compiled: CompiledComparison): Sql {
  const rarity = rarityOf(compiled);
  return rarity ? sql`, ${rarity} as s` : sql``;
}

/** Log2 of the share of records with a value, at least, where equal values are weighed by it: over the frequency columns of a dictionary. */
export function rarityOf(compiled: CompiledComparison): Sql | undefined {
  const setting = rareWhenEqual(compiled);
  const name = compiled.frequencyOf[0]?.name;
  if (!setting || !name) return undefined;
  const [f, t, g] = [id(name), id(name.replace('f', 't')), id(name.replace('f', 'g'))];
  const share = sql`coalesce(${g}, greatest(${f} - ${rarityAllowance}, 1) / ${t}, 0)`;
  return sql`log2(greatest(${share}, ${Math.max(setting.minimum, 1e-12)}))`;
}
