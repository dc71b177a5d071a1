import { type Dialect, type Engine, id, join, type RunOptions, render, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { type CountryPack, cleanText } from '@sogoc/profile';
import type { Comparable } from './comparable.ts';
import { canonicalForm } from './field.ts';
import { isChanging, isSlip, isSuperseded } from './lateness.ts';
import { isLessened } from './lessened.ts';
import { isMisplaced } from './misplaced.ts';

/** How a value of a copy differs from the original's. */
export type Level = 'same' | 'case' | 'spelling' | 'precision' | 'stale' | 'outlier' | 'lessened' | 'different';

export type Numbered = Comparable & { number: number };

/** Records in which any of some comparisons differ: their keys, `late`, and of each comparison by its number `d` (1 where the comparable forms are equal) and the texts `c` and `o`. */
export interface Unlike {
  unlike: WorkTable;
  of: readonly Numbered[];
}

/**
 * `number`, `record_key`, `original_key`, `observed`, `expected`, `level` of all values whose texts differ.
 *
 * To plan what is asked of a value, and to compile its patterns, which the engine does for each query of a union, takes longer than to ask it. So values are put into one table, those of
 * which the same is asked are asked at once, and what is asked of all of them in one query more.
 */
export async function tellLevels(engine: Engine, parts: readonly Unlike[], pack: CountryPack, options: RunOptions): Promise<WorkTable> {
  const { dialect } = engine;
  const all = parts.flatMap(({ unlike, of }) => of.map((one) => ({ unlike, one, meaning: meaningOf(one, dialect, pack) })));
  const alike = [...Map.groupBy(all, ({ meaning: { forms, signs } }) => render(sql`${forms}, ${signs}`, dialect)).values()];
  const values = alike.flatMap((same, at) => same.map(({ unlike, one }) => unlikeValues(unlike, one, at)));
  await using written = await engine.materialize('origin_values', join(values, sql` union all `), options);
  const signed = alike.flatMap((same, at) =>
    same.slice(0, 1).map(({ meaning: { forms, signs } }) => {
      const own = sql`select * from ${written.name} where asked = ${at}`;
      return sql`select *, ${signs} from (select *, ${forms} from (${own}) as w) as f`;
    }),
  );
  await using told = await engine.materialize('origin_signs', join(signed, sql` union all `), options);
  return await engine.materialize('origin_levels', levelled(dialect, told, pack), options);
}

function levelled(dialect: Dialect, told: WorkTable, pack: CountryPack): Sql {
  // What is left of storage shows only where the forms are equal; a slip, only where they are not, may have changed, and nothing else tells.
  const clean = (text: Sql): Sql => sql`case when alike then ${cleanText(text, dialect)} end`;
  const folded = (text: Sql): Sql =>
    sql`case when changing and not (alike or late or misplaced or lessened) then ${pack.fold(text, dialect)} else ${text} end`;
  return sql`
    select number, record_key, original_key, observed, expected, case
      when not alike then case when ${yearOf(sql`own`, sql`other`)} or ${yearOf(sql`other`, sql`own`)} then 'precision'
        when misplaced then 'outlier' when lessened then 'lessened' when late or (changing and not ${isSlip(sql`own`, sql`other`, dialect)}) then 'stale' else 'different' end
      when clean = other_clean then 'same' when ${dialect.lower(sql`clean`)} = ${dialect.lower(sql`other_clean`)} then 'case' else 'spelling' end as level
    from (select number, record_key, original_key, observed, expected, alike, late, changing, misplaced, lessened, ${folded(sql`own`)} as own, ${folded(sql`other`)} as other,
      ${clean(sql`observed`)} as clean, ${clean(sql`expected`)} as other_clean from (
        select *, case when alike or misplaced then false else ${isLessened(sql`other`, sql`own`, dialect, pack)} end as lessened
        from ${told.name}) as v)`;
}

/** The two texts of a comparison where they differ; `asked`: what is asked of them, by its place. */
function unlikeValues(unlike: WorkTable, { number }: Numbered, asked: number): Sql {
  return sql`select ${asked} as asked, ${number} as number, record_key, original_key, ${id(`c${number}`)} as observed, ${id(`o${number}`)} as expected,
    ${id(`d${number}`)} = 1 as is_form, late as is_late from ${unlike.name} where ${id(`d${number}`)} > 0`;
}

/** SQL of two texts by what their fields mean: their canonical forms, and what these and the texts show. */
function meaningOf({ copy, original, edge }: Comparable, dialect: Dialect, pack: CountryPack): { forms: Sql; signs: Sql } {
  const [observed, expected, own, other] = [sql`observed`, sql`expected`, sql`own`, sql`other`];
  const forms = sql`${canonicalForm(copy, observed, dialect, pack)} as own, ${canonicalForm(original, expected, dialect, pack)} as other`;
  // Only of translated codes the hashes do not tell.
  const alike = edge.agreement?.codes ? sql`${pack.fold(own, dialect)} = ${pack.fold(other, dialect)}` : sql`is_form`;
  const signs = sql`${alike} as alike, ${isMisplaced(copy, own, other, dialect)} as misplaced,
    (is_late or ${isSuperseded(copy, original, observed, expected, dialect, pack)}) as late, ${isChanging(copy, original, pack)} as changing`;
  return { forms, signs };
}

/** Is a text the year of a day? */
function yearOf(year: Sql, day: Sql): Sql {
  return sql`(${year} like '____' and ${day} like '____-__-__' and ${day} like ${year} || '-%')`;
}
