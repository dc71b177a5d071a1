import { type Dialect, type Engine, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { LinkageError } from '../error.ts';
import type { LinkTable } from '../link-table.ts';
import { type Expression, expressionSql, isList } from '../model/expression.ts';
import type { BlockingRule, LinkModel } from '../model/link-model.ts';
import type { LinkOptions, PlacedRule } from './prepared.ts';

/** Where the numbering of new records begins. */
export interface RawStart {
  /** Position of each table among all sources. */
  sources: readonly number[];
  /** The first record's id. */
  rid: number;
}

/** Rows of all tables: rid, source, key, e<i>_<j> (inputs), c<i> (codes), b<k> (blocks), l<k> (lists to be exploded). */
export function rawRecords(tables: readonly LinkTable[], model: LinkModel, rules: readonly PlacedRule[], dialect: Dialect, start: RawStart): Sql {
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
    (table, position) =>
      sql`select ${start.sources[position] ?? 0} as source, ${dialect.cast(table.key, 'text')} as key, ${join([...inputs, ...blocks])} from ${table.relation}`,
  );
  const codes = model.comparisons.map((comparison, i) => sql`${codeSql(i, comparison.inputs, dialect)} as ${id(`c${i}`)}`);
  return sql`select ${dialect.cast(sql`row_number() over (order by source, key) + ${start.rid - 1}`, 'integer')} as rid, *, ${join(codes)} from (${join(rows, sql` union all `)}) records`;
}

/** Null where any key is missing; a lone list key gives a constant, since its elements are the block. */
export function blockSql(keys: readonly Expression[], dialect: Dialect): Sql {
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

/** Is the rule over a list, so that a record has several blocks? */
export const isExploded = (rule: BlockingRule): boolean => rule.keys.some(isList);

/** Columns of the records that later steps need. */
export function keptColumns(model: LinkModel, rules: readonly PlacedRule[]): Sql {
  const codes = model.comparisons.map((_, index) => `c${index}`);
  const blocks = rules.filter((rule) => !isExploded(rule.rule)).map((rule) => `b${rule.position}`);
  return join(['rid', 'source', 'key', ...codes, ...blocks].map((name) => id(name)));
}

/** The blocks of a rule over a list: rid, source, block. */
export function explode(engine: Engine, raw: WorkTable, rule: PlacedRule, options: LinkOptions): Promise<WorkTable> {
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

/** @throws LinkageError where a key is missing or names several records. */
export async function checkKeys(engine: Engine, raw: WorkTable, names: readonly string[]): Promise<void> {
  const name = (source: number): string => names[source] ?? '';
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
