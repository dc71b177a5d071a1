import { type Dialect, type Engine, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { compileComparison } from '../compare/compiled-comparison.ts';
import { buildDictionary } from '../compare/dictionary.ts';
import { patternCode } from '../compare/pattern.ts';
import { checkAgainst, openRegistry } from '../compare/registry.ts';
import { LinkageError } from '../error.ts';
import type { LinkTable } from '../link-table.ts';
import { type Expression, expressionSql, isList } from '../model/expression.ts';
import type { BlockingRule, LinkModel } from '../model/link-model.ts';
import { placeRules } from './place-rules.ts';
import type { LinkOptions, PlacedRule, Prepared } from './prepared.ts';

/**
 * Turns the records of all tables into integers: an id, a code for each value to compare, a block for each rule. Codes and blocks are 63-bit hashes
 * of the text, so that a record that comes later gets the same ones; two different values share one with a chance of about 1 in 200,000 at ten
 * million distinct values, and a shared block costs one more comparison only.
 * @throws LinkageError `LINK_KEY_MISSING`, `LINK_KEY_REPEATS` where a key does not name one record; `LINK_TOO_MANY_RULES` above 31 rules.
 */
export async function prepareRecords(engine: Engine, tables: readonly LinkTable[], model: LinkModel, options: LinkOptions = {}): Promise<Prepared> {
  const registry = options.registry ?? openRegistry();
  checkAgainst(model, registry);
  const { dialect } = engine;
  const comparisons = model.comparisons.map((comparison) => compileComparison(comparison, registry, dialect));
  const placed = placeRules(model);
  const raw = await engine.materialize('link_raw', rawRecords(tables, model, placed, dialect), options);
  await checkKeys(engine, raw, tables);
  const dictionaries: WorkTable[] = [];
  for (const [index, compiled] of comparisons.entries()) dictionaries.push(await buildDictionary(engine, raw, index, compiled, options));
  const rules: PlacedRule[] = [];
  for (const rule of placed) rules.push(isExploded(rule.rule) ? { ...rule, exploded: await explode(engine, raw, rule, options) } : rule);
  const kept = [
    'rid',
    'source',
    'key',
    ...comparisons.map((_, index) => `c${index}`),
    ...rules.filter((r) => !r.exploded).map((r) => `b${r.position}`),
  ];
  const records = await engine.materialize('link_records', sql`select ${join(kept.map((name) => id(name)))} from ${raw.name} order by rid`, options);
  await raw.drop();
  return {
    engine,
    model,
    options,
    sources: tables.map((table) => table.name),
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

/** Rows of all tables: rid, source, key, e<i>_<j> (inputs), c<i> (codes), b<k> (blocks), l<k> (lists to be exploded). */
function rawRecords(tables: readonly LinkTable[], model: LinkModel, rules: readonly PlacedRule[], dialect: Dialect): Sql {
  const inputs = model.comparisons.flatMap((comparison, i) =>
    comparison.inputs.map((input, j) => sql`${expressionSql(input, dialect)} as ${id(`e${i}_${j}`)}`),
  );
  const blocks = rules.map((rule) => {
    const list = rule.rule.keys.find(isList);
    const block = blockSql(
      rule.rule.keys.filter((key) => key !== list),
      dialect,
    );
    const column = sql`${block} as ${id(`b${rule.position}`)}`;
    return list ? sql`${column}, ${expressionSql(list, dialect)} as ${id(`l${rule.position}`)}` : column;
  });
  const rows = tables.map(
    (table, source) =>
      sql`select ${source} as source, ${dialect.cast(table.key, 'text')} as key, ${join([...inputs, ...blocks])} from ${table.relation}`,
  );
  const codes = model.comparisons.map((comparison, i) => sql`${codeSql(i, comparison.inputs, dialect)} as ${id(`c${i}`)}`);
  return sql`select ${dialect.cast(sql`row_number() over (order by source, key)`, 'integer')} as rid, *, ${join(codes)} from (${join(rows, sql` union all `)}) records`;
}

/** Null where any key is missing; a lone list key gives a constant, since its elements are the block. */
function blockSql(keys: readonly Expression[], dialect: Dialect): Sql {
  if (keys.length === 0) return dialect.cast(sql`0`, 'bigint');
  return dialect.hash64(
    join(
      keys.map((key) => expressionSql(key, dialect)),
      sql` || ${'\u001f'} || `,
    ),
  );
}

function codeSql(index: number, inputs: readonly Expression[], dialect: Dialect): Sql {
  const names = inputs.map((_, j) => sql`${id(`e${index}_${j}`)}`);
  if (names.length === 1) return dialect.hash64(join(names));
  const text = join(
    names.map((name) => sql`coalesce(${name}, '')`),
    sql` || ${'\u001f'} || `,
  );
  return sql`case when coalesce(${join(names)}) is not null then ${dialect.hash64(text)} end`;
}

const isExploded = (rule: BlockingRule): boolean => rule.keys.some(isList);

function explode(engine: Engine, raw: WorkTable, rule: PlacedRule, options: LinkOptions): Promise<WorkTable> {
  const { dialect } = engine;
  const [block, list] = [id('records', `b${rule.position}`), id('records', `l${rule.position}`)];
  const element = sql`nullif(${dialect.trim(sql`element.value`)}, '')`;
  return engine.materialize(
    'link_blocks',
    sql`select distinct rid, source, ${dialect.hash64(sql`${dialect.cast(sql`${block}`, 'text')} || ${element}`)} as block
        from ${raw.name} records cross join ${dialect.unnest(sql`${list}`, 'element')} where ${element} is not null`,
    options,
  );
}

async function checkKeys(engine: Engine, raw: WorkTable, tables: readonly LinkTable[]): Promise<void> {
  const name = (source: number): string => tables[source]?.name ?? '';
  const [missing] = await engine.all<{ source: number }>(sql`select source from ${raw.name} where key is null limit 1`);
  if (missing)
    throw new LinkageError('LINK_KEY_MISSING', 'A record has no key', { place: name(missing.source), remedy: 'Choose a key that every record has' });
  const [repeated] = await engine.all<{ source: number }>(sql`select source from ${raw.name} group by source, key having count(*) > 1 limit 1`);
  if (repeated)
    throw new LinkageError('LINK_KEY_REPEATS', 'Several records have the same key', {
      place: name(repeated.source),
      remedy: 'Choose a key that names one record',
    });
}

async function countPossiblePairs(engine: Engine, records: WorkTable, model: LinkModel): Promise<number> {
  const counts = await engine.all<{ records: number }>(sql`select count(*) as records from ${records.name} group by source`);
  const total = records.rows * (records.rows - 1);
  const within = counts.reduce((sum, count) => sum + count.records * (count.records - 1), 0);
  return (model.kind === 'link' ? total - within : total) / 2;
}
