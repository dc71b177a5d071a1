import { join, type Sql, sql } from '@sogoc/engine';
import type { PatternCode } from '../compare/pattern.ts';
import type { LinkModel, Tie } from '../model/link-model.ts';
import { exactly } from './exactly.ts';
import type { TieBits } from './tie-bits.ts';

/** What a model's ties add to a pair's weight: log2 of how much more often two levels come together among the same things than among different ones. */
export const tieBits = (model: LinkModel): TieBits[] =>
  bitsOf(model, ({ same, different }, x, y) => Math.log2((same?.[x]?.[y] ?? 1) / (different?.[x]?.[y] ?? 1)));

/** Log2 of how many times as often two levels come together among different things. */
export const differentTieBits = (model: LinkModel): TieBits[] => bitsOf(model, ({ different }, x, y) => Math.log2(different?.[x]?.[y] ?? 1));

function bitsOf({ ties = [], comparisons }: LinkModel, bits: (tie: Tie, x: number, y: number) => number): TieBits[] {
  const place = (name: string): number => comparisons.findIndex((comparison) => comparison.name === name);
  return ties.map((tie) => {
    const [first, second] = [place(tie.between[0]), place(tie.between[1])];
    const columns = comparisons[second]?.levels ?? [];
    return { first, second, bits: (comparisons[first]?.levels ?? []).map((_, x) => columns.map((__, y) => bits(tie, x, y))) };
  });
}

/** The weight of a tie over a pattern. */
export function tieWeightSql({ first, second, bits }: TieBits, pattern: Sql, code: PatternCode): Sql {
  const at = (comparison: number, level: number): number => (level + 1) * (code.places[comparison] ?? 1);
  const cases = bits.flatMap((row, x) => row.map((value, y) => when(at(first, x) + at(second, y), value)));
  return sql`case ${code.digit(pattern, first)} + ${code.digit(pattern, second)} ${join(cases, sql` `)} else ${exactly(0)} end`;
}

/** The most that a tie can add over a pattern. @param isOpen a condition for a comparison. */
export function mostOfTieSql(tie: TieBits, pattern: Sql, code: PatternCode, isOpen: (comparison: number) => Sql): Sql {
  const { first, second, bits } = tie;
  const columns = (bits[0] ?? []).map((_, y) => bits.map((row) => row[y] ?? 0));
  const best = (comparison: number, lines: readonly (readonly number[])[]): Sql =>
    sql`case ${code.digit(pattern, comparison)} ${join(
      lines.map((line, level) => when((level + 1) * (code.places[comparison] ?? 1), Math.max(...line))),
      sql` `,
    )} else ${exactly(0)} end`;
  return sql`case when ${isOpen(first)} and ${isOpen(second)} then ${exactly(Math.max(...bits.flat()))} when ${isOpen(first)} then ${best(second, columns)}
    when ${isOpen(second)} then ${best(first, bits)} else ${tieWeightSql(tie, pattern, code)} end`;
}

const when = (digits: number, bits: number): Sql => sql`when ${BigInt(digits)} then ${exactly(bits)}`;
