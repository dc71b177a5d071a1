import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { foldSql } from '../model/expression.ts';

/** Columns that repeat others: `full_name` beside `first_name` and `surname`. Counting both would count the same evidence twice. */
export interface Composite {
  whole: string;
  parts: string[];
}

/**
 * Finds text columns whose words include those of other columns in at least 70 % of the records that hold both (on a sample of 5,000), where most records that hold the
 * other hold it too: the descriptions of a few persons repeat their names, but say nothing of the others'.
 */
export async function compositeColumns(engine: Engine, relation: Sql, columns: readonly string[], options?: RunOptions): Promise<Composite[]> {
  if (columns.length < 2) return [];
  const { dialect } = engine;
  const words = (column: string): Sql => dialect.split(foldSql(dialect.cast(sql`${id(column)}`, 'text'), dialect), ' ');
  const sample = await engine.materialize(
    'link_words',
    sql`select ${join(columns.map((column, i) => sql`${words(column)} as ${id(`w${i}`)}`))} from (select * from ${relation} limit 5000) sampled`,
    options,
  );
  const checks = columns.flatMap((_, part) =>
    columns.flatMap((_, whole) => {
      if (part === whole) return [];
      const [a, b] = [sql`${id(`w${part}`)}`, sql`${id(`w${whole}`)}`];
      const both = sql`${a} is not null and ${b} is not null`;
      const inside = sql`${dialect.listOverlap(a, b)} >= ${dialect.listLength(a)}`;
      const more = sql`${dialect.listLength(b)} > ${dialect.listLength(a)}`;
      const average = (test: Sql): Sql => sql`avg(case when ${both} then case when ${test} then 1.0 else 0 end end)`;
      const held = sql`avg(case when ${a} is not null then case when ${b} is not null then 1.0 else 0 end end)`;
      return [
        sql`select ${part} as part, ${whole} as whole, ${average(inside)} as inside, ${average(more)} as more, ${held} as held from ${sample.name}`,
      ];
    }),
  );
  const rows = await engine.all<{ part: number; whole: number } & Record<'inside' | 'more' | 'held', number | null>>(
    join(checks, sql` union all `),
    options,
  );
  await sample.drop();
  return columns.flatMap((whole, index) => {
    const parts = rows
      .filter((row) => row.whole === index && (row.inside ?? 0) > 0.7 && (row.more ?? 0) > 0.5 && (row.held ?? 0) > 0.5)
      .flatMap((row) => columns.slice(row.part, row.part + 1));
    return parts.length > 0 ? [{ whole, parts }] : [];
  });
}
