import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { foldSql, type Step } from '../model/expression.ts';
import type { ColumnRole, RoledColumn } from './column-role.ts';

/** Records that are looked at, and the share 0..1 of values from which on another way of writing is one of the column's. */
const [looked, seldom] = [20_000, 0.02];

/** Roles whose values are compared as they are written, but for what is found here. */
const written: ReadonlySet<ColumnRole> = new Set(['email', 'code', 'short-code', 'category', 'name', 'words']);

/** Shares of a column's values, and how many different ones there are when they are made alike. */
interface Writing {
  /** Of the values with letters: in capitals alone, in small letters alone. */
  capitals: number;
  small: number;
  /** With letters and digits alone. */
  bare: number;
  lower: number;
  folded: number;
}

/**
 * The columns with the steps that make their values alike, where these are written in several ways: one agency writes `29A-123.45`, `Đen` and `lan@mail.vn`, another `29A12345`, `ĐEN` and
 * `LAN@MAIL.VN`. Letter case tells nothing where it varies; accents tell nothing where they are left out of values that others write with them; nor does what stands between the letters
 * and digits of a code. What all write alike stays as it is.
 * @param relation all records of all tables.
 */
export async function withWriting(engine: Engine, relation: Sql, columns: readonly RoledColumn[], options?: RunOptions): Promise<RoledColumn[]> {
  const asked = columns.filter(({ role }) => written.has(role));
  if (asked.length === 0) return [...columns];
  const { dialect } = engine;
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${relation}`, options);
  await using sample = await engine.materialize(
    'link_written',
    sql`select ${join(asked.map(({ facts }, i) => sql`${id(facts.name)} as ${id(`v${i}`)}`))} from ${dialect.sample(relation, Math.min(1, looked / Math.max(rows, 1)), 7)}`,
    options,
  );
  const looks = asked.map((_, i) => {
    const upper = sql`upper(v)`;
    const share = (test: Sql, of: Sql): Sql => sql`avg(case when ${of} then case when ${test} then 1.0 else 0 end end)`;
    return sql`select ${i} as place, ${share(sql`v = ${upper}`, sql`l <> ${upper}`)} as capitals, ${share(sql`v = l`, sql`l <> ${upper}`)} as small,
        ${share(sql`${dialect.length(sql`f`)} = ${dialect.length(sql`v`)}`, sql`v is not null`)} as bare, count(distinct l) as lower, count(distinct f) as folded
      from (select v, l, replace(${foldSql(sql`l`, dialect)}, ' ', '') as f from (select v, ${dialect.lower(sql`v`)} as l
        from (select ${id(`v${i}`)} as v from ${sample.name}) one) two) three`;
  });
  const found = await engine.all<Writing & { place: number }>(join(looks, sql` union all `), options);
  const steps = new Map(
    asked.map((column, i) => [
      column,
      stepsFor(
        column.role,
        found.find(({ place }) => place === i),
      ),
    ]),
  );
  return columns.map((column) => {
    const alike = steps.get(column);
    return alike ? { ...column, steps: alike } : column;
  });
}

function stepsFor(role: ColumnRole, writing: Writing | undefined): Step[] | undefined {
  if (!writing) return undefined;
  const { capitals, small, bare, lower, folded } = writing;
  const anyCase = Math.max(capitals ?? 0, small ?? 0, 1 - (capitals ?? 0) - (small ?? 0)) < 1 - seldom;
  const lowered: Step[] | undefined = anyCase ? ['lower'] : undefined;
  if (role === 'email') return (small ?? 1) < 1 - seldom ? ['lower'] : undefined;
  if (role === 'code') return anyCase || (bare > seldom && bare < 1 - seldom) ? ['fold', 'without-blanks'] : undefined;
  if (role === 'words') return lowered;
  return folded < lower * (1 - seldom) ? ['fold'] : lowered;
}
