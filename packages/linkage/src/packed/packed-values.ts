import { id, join, sql } from '@sogoc/engine';
import { equalBy } from '../blocking/rule-pairs.ts';
import { keptNumber } from '../compare/compiled-comparison.ts';
import { isDecidedByCodes, rareWhenEqual } from '../compare/pair-facts.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import type { PackedRecords } from './packed-records.ts';
import { type PlacingPlan, type ReadRows, roomForRows, rowsOfJob, rowsTogether } from './place-values.ts';
import { doublesShared, integersShared } from './shared-arrays.ts';
import type { Threads } from './threads.ts';
import { ValueTable } from './value-table.ts';
import { ValueTexts } from './value-texts.ts';

/** Integers that come from memory at once: a record that takes nearly as many is given all of them, so that it never lies in two such lines. */
const lineOfMemory = 16;

/** Bytes that records packed with the numbers of their values take with their blocks, at most. */
export const bytesOfValues = ({ comparisons, dictionaries, records }: Prepared, rules: readonly PlacedRule[]): number =>
  records.rows * (4 * (1 + comparisons.length * 3 + rules.length * 5) + 4 * lineOfMemory) +
  dictionaries.reduce((sum, { rows }) => sum + ValueTable.bytes(rows), 0);

/** A dictionary in arrays. */
interface ReadValues {
  values: ValueTable;
  /** The number that the comparison keeps of each value, in halves, the low one first. */
  kept: Int32Array | undefined;
  rarity: Float64Array | undefined;
  texts: ValueTexts | undefined;
}

/** Records, and the values that their numbers stand for. */
export interface PackedValues {
  records: PackedRecords;
  /** By comparison. */
  values: readonly ValueTable[];
  /** The same as texts, where these can be compared without the engine. */
  texts: readonly (ValueTexts | undefined)[];
}

/** Records packed with the numbers of their values, and these: half of what codes take, and one line of memory where there are few comparisons. @param threads that take part. */
export async function packValues(prepared: Prepared, rules: readonly PlacedRule[], threads: Threads): Promise<PackedValues> {
  const { engine, records, comparisons, options } = prepared;
  const read: ReadValues[] = [];
  for (const i of comparisons.keys()) read.push(await readValues(prepared, i));
  const { size } = await engine.one<{ size: number }>(sql`select coalesce(max(rid), 0) + 1 as size from ${records.name}`, options);
  const places = placesOf(prepared, rules);
  const { width } = places;
  const cells = integersShared(size * width);
  cells.fill(-1);
  const plan: PlacingPlan = {
    cells,
    width,
    comparisons: read.map(({ values, kept }, i) => ({ place: places.codes[i] ?? 0, numberPlace: places.numbers[i], slots: values.slots, kept })),
    blocks: [...places.blocks.values()],
  };
  await placeRecords(prepared, [...places.blocks.keys()], plan, threads);
  // Values are looked for again only where their shares are read.
  for (const [i, { values }] of read.entries()) if (comparisons[i]?.frequencies.length === 0) values.close();
  const rarities = read.map(({ rarity }) => rarity && { at: rarity, width: 0, place: 0 });
  return {
    records: { ...places, size, cells, codeCells: 1, rarities },
    values: read.map(({ values }) => values),
    texts: read.map(({ texts }) => texts),
  };
}

/** Where a record's integers are. */
export function placesOf(prepared: Prepared, rules: readonly PlacedRule[]): Pick<PackedRecords, 'width' | 'codes' | 'numbers' | 'blocks'> {
  const { comparisons } = prepared;
  let next = 1 + comparisons.length;
  const twoPlaces = (): number => {
    next += 2;
    return next - 2;
  };
  const numbers = comparisons.map((compiled) => (keptNumber(compiled) ? twoPlaces() : undefined));
  const blocks = new Map(rules.filter((rule) => !equalBy(prepared, rule)).map(({ position }) => [position, twoPlaces()]));
  const inLastLine = next % lineOfMemory;
  const width = inLastLine > (lineOfMemory * 3) / 4 ? next + lineOfMemory - inLastLine : next;
  return { width, codes: comparisons.map((_, i) => 1 + i), numbers, blocks };
}

async function readValues({ engine, comparisons, dictionaries, options }: Prepared, i: number): Promise<ReadValues> {
  const [compiled, dictionary] = [comparisons[i], dictionaries[i]];
  const room = dictionary?.rows ?? 0;
  const keeps = compiled !== undefined && keptNumber(compiled) !== undefined;
  const isRare = compiled !== undefined && rareWhenEqual(compiled) !== undefined;
  const values = new ValueTable(room);
  const kept = keeps ? integersShared(2 * room) : undefined;
  const rarity = isRare ? doublesShared(room) : undefined;
  const texts = compiled?.inTexts && !isDecidedByCodes(compiled) ? new ValueTexts(room) : undefined;
  if (!dictionary) return { values, kept, rarity, texts };
  const sketch = texts && compiled?.sketch?.ofCharacters;
  const number = keeps && !sketch ? [sql`coalesce(${compiled.sketch?.value ?? sql`k`}, -1)`] : [];
  const columns = [sql`code`, ...number, ...(isRare ? [sql`s`] : []), ...(texts ? [sql`v0`] : [])];
  for await (const [codes, ...more] of engine.streamNumbers(sql`select ${join(columns)} from ${dictionary.name}`, options)) {
    if (!codes) continue;
    if (number.length > 0) kept?.set(more[0] ?? [], 2 * values.count);
    if (isRare) rarity?.set(more[number.length] ?? [], values.count);
    const points = more.at(-1);
    if (points instanceof Int32Array) texts?.add(points);
    if (codes instanceof Int32Array) values.addAll(codes);
  }
  if (sketch && kept) for (let value = 0; value < values.count; value += 1) sketch(texts, value, kept, 2 * value);
  return { values, kept, rarity, texts };
}

/** Reads records, and has their values placed while others are read. @param blocks positions of the rules whose blocks are stored. */
async function placeRecords(
  { engine, records, comparisons, options }: Prepared,
  blocks: number[],
  plan: PlacingPlan,
  threads: Threads,
): Promise<void> {
  const names = [...comparisons.map((_, i) => `c${i}`), ...blocks.map((position) => `b${position}`)];
  const columns = names.map((name) => sql`coalesce(${id(name)}, -1)`);
  const place = (rows: ReadRows): Promise<unknown> =>
    threads.share(Math.ceil(rows.count / rowsOfJob), (shared) => ({ kind: 'place', ...shared, plan, rows }));
  let [filling, other] = [roomForRows(names.length), roomForRows(names.length)];
  let placing: Promise<unknown> = Promise.resolve();
  const placeFilled = async (): Promise<void> => {
    await placing;
    placing = place(filling);
    // Waited for later.
    placing.catch(() => undefined);
    [filling, other] = [other, filling];
    filling.count = 0;
  };
  for await (const [rids, sources, ...codes] of engine.streamNumbers(
    sql`select ${join([sql`rid, source`, ...columns])} from ${records.name}`,
    options,
  )) {
    if (!rids || !sources) continue;
    if (filling.count + rids.length > rowsTogether) await placeFilled();
    const { count } = filling;
    filling.rids.set(rids, count);
    filling.sources.set(sources, count);
    for (const [i, halves] of codes.entries()) filling.halves[i]?.set(halves, 2 * count);
    filling.count += rids.length;
  }
  await placeFilled();
  await placing;
}
