import { type Engine, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { both } from '../both.ts';
import { compileComparison } from '../compare/compiled-comparison.ts';
import { buildDictionary } from '../compare/dictionary.ts';
import { patternCode } from '../compare/pattern.ts';
import { checkAgainst, openRegistry } from '../compare/registry.ts';
import type { LinkTable } from '../link-table.ts';
import type { LinkModel } from '../model/link-model.ts';
import { codedRecords } from './coded-records.ts';
import { placeRules } from './place-rules.ts';
import type { LinkOptions, PlacedRule, Prepared } from './prepared.ts';
import { checkColumns, checkSortedKeys, explode, inputColumns, isExploded, rawRecords, valueNames, withIds } from './raw-records.ts';

/**
 * Turns the records of all tables into integers: an id, a code for each value to compare, a block for each rule. Codes and blocks are 64-bit hashes
 * of the text, so that a record that comes later gets the same ones; two different values share one with a chance of about 1 in 400,000 at ten
 * million distinct values, and a shared block costs one more comparison only.
 * @throws LinkageError `LINK_KEY_MISSING`, `LINK_KEY_REPEATS` where a key does not name one record; `LINK_TOO_MANY_RULES` above 31 rules.
 */
export async function prepareRecords(engine: Engine, tables: readonly LinkTable[], model: LinkModel, options: LinkOptions = {}): Promise<Prepared> {
  const registry = options.registry ?? openRegistry();
  checkAgainst(model, registry);
  const { dialect } = engine;
  const comparisons = model.comparisons.map((comparison) => compileComparison(comparison, registry, dialect));
  const placed = placeRules(model);
  const isNumbered = placed.some(({ rule }) => isExploded(rule));
  const rows = rawRecords(tables, model, placed, dialect);
  // Sorted afterwards, without the texts, where no blocks must be told by the ids before.
  await using raw = await readRaw(engine, tables, model, isNumbered ? withIds(rows, dialect) : rows, options);
  const sources = tables.map((table) => table.name);
  if (isNumbered) await checkSortedKeys(engine, raw, sources);
  const names = valueNames(model, placed);
  await using made = new AsyncDisposableStack();
  const make = async (table: Promise<WorkTable>): Promise<WorkTable> => made.use(await table);
  const coded = codedRecords(sql`${raw.name}`, model, placed, comparisons, dialect, isNumbered);
  const sortRecords = async (): Promise<Pick<Prepared, 'records' | 'possiblePairs'>> => {
    const records = await make(engine.materialize('link_records', isNumbered ? coded : withIds(coded, dialect), options));
    if (!isNumbered) await checkSortedKeys(engine, records, sources);
    return { records, possiblePairs: await countPossiblePairs(engine, records, model) };
  };
  const listValues = async (): Promise<Pick<Prepared, 'dictionaries' | 'rules'>> => {
    const dictionaries: WorkTable[] = [];
    for (const [index, compiled] of comparisons.entries())
      dictionaries.push(await make(buildDictionary(engine, raw, index, compiled, inputColumns(compiled.comparison, names), options)));
    const rules: PlacedRule[] = [];
    for (const rule of placed)
      rules.push(isExploded(rule.rule) ? { ...rule, exploded: await make(explode(engine, raw, rule, names, options)) } : rule);
    return { dictionaries, rules };
  };
  // Neither takes all processors all the time.
  const [sorted, listed] = await both(sortRecords(), listValues());
  const kept = made.move();
  return {
    engine,
    model,
    options,
    sources,
    comparisons,
    ...sorted,
    ...listed,
    patterns: patternCode(model.comparisons),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Each table is read once, as it may be a file. What it lacks is looked for where that failed. @param rows of all tables. */
async function readRaw(engine: Engine, tables: readonly LinkTable[], model: LinkModel, rows: Sql, options: LinkOptions): Promise<WorkTable> {
  try {
    return await engine.materialize('link_raw', rows, options);
  } catch (error) {
    await checkColumns(engine, tables, model, options);
    throw error;
  }
}

async function countPossiblePairs(engine: Engine, records: WorkTable, model: LinkModel): Promise<number> {
  const counts = await engine.all<{ records: number }>(sql`select count(*) as records from ${records.name} group by source`);
  const total = records.rows * (records.rows - 1);
  const within = counts.reduce((sum, count) => sum + count.records * (count.records - 1), 0);
  return (model.kind === 'link' ? total - within : total) / 2;
}
