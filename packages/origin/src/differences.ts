import { type Engine, id, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CountryPack, cleanText, recordKeySql, rowNumberColumn, type TableProfile, tableSql } from '@sogoc/profile';
import type { Edge } from './attribute-group.ts';
import { comparableForms, type Field, fieldText } from './field.ts';

/** How a copy's values differ from the original's over the records that met. */
export interface Differences {
  compared: number;
  same: number;
  /** Same value, written differently. */
  variants: number;
  different: number;
  /** The copy writes all values in another way than the original (letter case, spelling): not a finding of each record. */
  convention: 'case' | 'spelling' | null;
  /** `record_key`, `level` (`variant` or `different`), `observed`, `expected`; one row a finding. */
  rows: WorkTable;
}

type Level = 'same' | 'case' | 'spelling' | 'different';

/** Share of equal values beyond which a way of writing is the copy's convention. */
const usual = 0.9;

/**
 * Compares a copy with its original, record by record. *Same*: equal without traces of storage (normal form, markup, white space); *variant*: equal
 * when folded; *different*: the rest. What nearly all records of the copy do alike is a convention and no variant.
 */
export async function compareWithOriginal(
  engine: Engine,
  copy: Field,
  original: Field,
  edge: Edge,
  pack: CountryPack,
  options: RunOptions,
): Promise<Differences> {
  await using compared = await engine.materialize('origin_compared', comparedRows(engine, copy, original, edge, pack), options);
  const counts = await engine.all<{ level: Level; n: number }>(sql`select level, count(*) as n from ${compared.name} group by level`, options);
  const of = (level: Level): number => counts.find((row) => row.level === level)?.n ?? 0;
  const equal = of('same') + of('case') + of('spelling');
  const convention = equal === 0 || of('same') > (1 - usual) * equal ? null : of('case') > of('spelling') ? 'case' : 'spelling';
  const asSame: Level[] = convention === null ? ['same'] : convention === 'case' ? ['same', 'case'] : ['same', 'case', 'spelling'];
  const rows = await engine.materialize(
    'origin_differences',
    sql`select record_key, case when level = 'different' then 'different' else 'variant' end as level, observed, expected
      from ${compared.name} where not (level in (${list(asSame)}))`,
    options,
  );
  const same = asSame.reduce((sum, level) => sum + of(level), 0);
  return { compared: equal + of('different'), same, variants: equal - same, different: of('different'), convention, rows };
}

function list(levels: readonly Level[]): Sql {
  return levels.reduce((sum, level, at) => (at === 0 ? sql`${level}` : sql`${sum}, ${level}`), sql``);
}

function comparedRows(engine: Engine, copy: Field, original: Field, edge: Edge, pack: CountryPack): Sql {
  const { dialect } = engine;
  const { alignment } = edge.link;
  const [copyRow, originalRow] = alignment.one.table === copy.table ? [id('one_row'), id('many_row')] : [id('many_row'), id('one_row')];
  const texts = sql`
    select ${recordKeySql(copy.table, 'c', dialect)} as record_key, ${fieldText(copy, 'c', dialect)} as observed, ${fieldText(original, 'o', dialect)} as expected
    from ${alignment.rows.name} as a
    join ${source(copy.table, engine)} as c on ${rowOf(copy.table, 'c')} = a.${copyRow}
    join ${source(original.table, engine)} as o on ${rowOf(original.table, 'o')} = a.${originalRow}`;
  const unlike = sql`select * from (${texts}) where observed <> expected`;
  const kept = [sql`record_key`, sql`observed`, sql`expected`];
  const forms = comparableForms(
    unlike,
    kept,
    [
      { field: copy, text: 'observed', form: 'own_form' },
      { field: original, text: 'expected', form: 'other_form' },
    ],
    dialect,
    pack,
  );
  const [observed, expected] = [cleanText(sql`observed`, dialect), cleanText(sql`expected`, dialect)];
  return sql`
    select record_key, observed, expected, case
      when clean = other_clean then 'same' when ${dialect.lower(sql`clean`)} = ${dialect.lower(sql`other_clean`)} then 'case'
      when own_form = other_form then 'spelling' else 'different' end as level
    from (select *, ${observed} as clean, ${expected} as other_clean from (${forms}))
    union all select record_key, observed, expected, 'same' from (${texts}) where observed = expected`;
}

function source(table: TableProfile, engine: Engine): Sql {
  return tableSql(table, engine.dialect);
}

function rowOf(table: TableProfile, alias: string): Sql {
  return sql`${id(alias, rowNumberColumn(table))}`;
}
