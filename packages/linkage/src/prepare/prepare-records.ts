import { type Engine, type Sql, sql, type WorkTable } from '@sogoc/engine';
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
  const raw = await readRaw(engine, tables, model, isNumbered ? withIds(rows, dialect) : rows, options);
  const sources = tables.map((table) => table.name);
  if (isNumbered) await checkSortedKeys(engine, raw, sources);
  const names = valueNames(model, placed);
  const dictionaries: WorkTable[] = [];
  for (const [index, compiled] of comparisons.entries())
    dictionaries.push(await buildDictionary(engine, raw, index, compiled, inputColumns(compiled.comparison, names), options));
  const rules: PlacedRule[] = [];
  for (const rule of placed) rules.push(isExploded(rule.rule) ? { ...rule, exploded: await explode(engine, raw, rule, names, options) } : rule);
  const coded = codedRecords(sql`${raw.name}`, model, placed, comparisons, dialect, isNumbered);
  const records = await engine.materialize('link_records', isNumbered ? coded : withIds(coded, dialect), options);
  try {
    if (!isNumbered) await checkSortedKeys(engine, records, sources);
  } catch (error) {
    for (const table of [records, ...dictionaries]) await table.drop();
    throw error;
  } finally {
    await raw.drop();
  }
  return {
    engine,
    model,
    options,
    sources,
    records,
    comparisons,
    dictionaries,
    rules,
    patterns: patternCode(model.comparisons),
    possiblePairs: await countPossiblePairs(engine, records, model),
    [Symbol.asyncDispose]: async () => {
      for (const table of [records, ...dictionaries, ...rules.flatMap((rule) => rule.exploded ?? [])]) await table.drop();
    },
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
