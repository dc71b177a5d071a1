import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import type { Alignment } from './alignment.ts';
import type { FieldPair } from './column-pairs.ts';
import { type Field, hashColumn } from './field.ts';

/** How two fields agree over aligned records. */
export interface Agreement {
  one: Field;
  many: Field;
  /** Aligned records with a value on both sides. */
  compared: number;
  equal: number;
  /** Share equal beyond what chance gives: Cohen's kappa, chance measured on shuffled records (Cohen 1960). */
  kappa: number;
}

const sampleSize = 200_000;

/** Compares pairs of fields over an alignment, on a sample of at most 200,000 records: enough to know a share to 0.2 %. */
export async function measureAgreement(engine: Engine, alignment: Alignment, pairs: readonly FieldPair[], options: RunOptions): Promise<Agreement[]> {
  const oriented = pairs.map((pair) => (pair.a.table === alignment.one.table ? { one: pair.a, many: pair.b } : { one: pair.b, many: pair.a }));
  if (oriented.length === 0) return [];
  const order = engine.dialect.hash64(engine.dialect.cast(sql`many_row`, 'text'));
  await using sample = await engine.materialize(
    'origin_sample',
    sql`select one_row, many_row, coalesce(lead(many_row) over (order by ${order}), min(many_row) over ()) as other_row
      from (select * from ${alignment.rows.name} order by ${order} limit ${sampleSize})`,
    options,
  );
  const straight = await counts(engine, alignment, oriented, sample.name, sql`many_row`, options);
  const shuffled = await counts(engine, alignment, oriented, sample.name, sql`other_row`, options);
  return oriented.map(({ one, many }, at) => {
    const [compared, equal] = [straight[`n${at}`] ?? 0, straight[`e${at}`] ?? 0];
    const chance = (shuffled[`e${at}`] ?? 0) / Math.max(1, shuffled[`n${at}`] ?? 0);
    const share = compared === 0 ? 0 : equal / compared;
    return { one, many, compared, equal, kappa: chance >= 1 ? 0 : (share - chance) / (1 - chance) };
  });
}

function counts(
  engine: Engine,
  alignment: Alignment,
  pairs: readonly { one: Field; many: Field }[],
  sample: ReturnType<typeof id>,
  manyRow: Sql,
  options: RunOptions,
): Promise<Record<string, number>> {
  const columns = pairs.flatMap(({ one, many }, at) => {
    const [x, y] = [sql`o.${id(hashColumn(one))}`, sql`m.${id(hashColumn(many))}`];
    return [
      sql`${engine.dialect.countIf(sql`${x} is not null and ${y} is not null`)} as ${id(`n${at}`)}`,
      sql`${engine.dialect.countIf(sql`${x} = ${y}`)} as ${id(`e${at}`)}`,
    ];
  });
  return engine.one(
    sql`select ${join(columns)} from ${sample} as s
      join ${alignment.one.rows.name} as o on o.${id('row')} = s.one_row
      join ${alignment.many.rows.name} as m on m.${id('row')} = s.${manyRow}`,
    options,
  );
}
