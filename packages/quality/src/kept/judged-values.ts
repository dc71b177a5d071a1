import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { maskSql } from '../mask-sql.ts';
import type { DistinctTexts } from '../pages/distinct-texts.ts';
import type { RuleContext } from '../rule-kind.ts';
import type { CompiledRule } from '../run/flags.ts';
import { inTurn } from '../run/in-turn.ts';
import { addSound } from './add-counts.ts';
import { foundSuspects } from './found-suspects.ts';
import { type Judgement, statementsAtOnce, verdict } from './judged.ts';
import type { KnownSuspects } from './known-suspects.ts';
import type { SuspectsFile } from './suspects-file.ts';
import type { Unit } from './unit.ts';

/** What rules say of some values of a unit: their flags, and what is shown where one is broken, by its place. */
export interface Verdict {
  flags: string;
  shown: readonly { kind: string /** Is the value told as it is? */; isSame: boolean; observed: string | null; expected: string | null }[];
}

export interface JudgedUnit {
  unit: Unit;
  rules: readonly CompiledRule[];
  verdicts: Verdict[];
}

/** Suspects, and what rules say of their values. */
export interface JudgedSuspects {
  file: SuspectsFile;
  texts: DistinctTexts;
  /** By the place of a suspect's column in the file; none where it is not judged. */
  unitAt(place: number): JudgedUnit | undefined;
  /** Of each value, by its number, the place of its verdict. */
  verdictOf: Int32Array;
}

/**
 * Which units have suspects, by the place of their column in the file; what is known of their values; and where to read the others, each once: `suspect_value` (its number), `own_text` and
 * the column.
 */
export interface NumberedSuspects extends KnownSuspects {
  file: SuspectsFile;
  texts: DistinctTexts;
  units: ReadonlyMap<number, Unit>;
  values: ReadonlyMap<Unit, Sql>;
}

/** Values of one verdict by which it is kept. */
const mostLearnt = 100;

/** Asks rules of the values of suspects, each once; records are counted, and what is found of them written, without the engine. */
export async function judgeValues(engine: Engine, suspects: NumberedSuspects, context: RuleContext, options: RunOptions): Promise<Judgement> {
  const { file, texts, units, values, verdictOf, judged, known } = suspects;
  await inTurn([...values], statementsAtOnce, async ([unit, own]) => {
    const told = await judgeUnit(engine, unit, own, context, options);
    const before = judged.get(unit)?.verdicts ?? [];
    const all = known.get(unit);
    for (const [at, { verdict, numbers }] of told.rows.entries()) {
      for (const number of numbers) verdictOf[number] = before.length + at;
      for (const number of all ? numbers.slice(0, mostLearnt) : []) {
        const name = all?.nameOf(texts.textOf(number));
        if (name !== undefined) all?.learn(name, verdict);
      }
    }
    judged.set(unit, { unit, rules: told.rules, verdicts: [...before, ...told.rows.map(({ verdict }) => verdict)] });
  });
  const unitAt = (place: number): JudgedUnit | undefined => {
    const unit = units.get(place);
    return unit && judged.get(unit);
  };
  const all: JudgedSuspects = { file, texts, unitAt, verdictOf };
  return {
    units: [...units.values()],
    addCounts: (run, parts) => addSound(run, countsOf(all, parts.length), parts),
    addFindings: (run, failing, parts) => foundSuspects(run, all, failing, parts),
  };
}

async function judgeUnit(
  engine: Engine,
  unit: Unit,
  values: Sql,
  context: RuleContext,
  options: RunOptions,
): Promise<{ rules: readonly CompiledRule[]; rows: { verdict: Verdict; numbers: readonly number[] }[] }> {
  const { query, rules } = verdict(unit, values, context, ['own_text']);
  const masked: string[] = [];
  const told = rules.map(({ number, personal, sql: { expectedInClear } }) => {
    const [kind, observed, expected] = ['k', 'o', 'x'].map((name) => sql`${id(`${name}${number}`)}`) as [Sql, Sql, Sql];
    const same = personal ? sql`false` : sql`coalesce(${observed} = own_text, false)`;
    if (personal) masked.push(`t${number}`, ...(expectedInClear ? [] : [`y${number}`]));
    return sql`${kind}, ${same} as ${id(`s${number}`)}, case when not ${same} then ${observed} end as ${id(`t${number}`)}, ${expected} as ${id(`y${number}`)}`;
  });
  const alike = sql`select * exclude (suspect_value), list(suspect_value) as numbers from (select suspect_value, flags, ${join(told)} from (${query}) as q) as told group by all`;
  type Row = { flags: string; numbers: number[]; masked?: string } & Record<string, string | boolean | null>;
  const rows = await engine.all<Row>(masked.length === 0 ? alike : withMasked(alike, masked, context), options);
  const verdicts = rows.map((row) => {
    const hidden = row.masked?.split(parted) ?? [];
    const text = (name: string): string | null => {
      const value = hidden[masked.indexOf(name)] ?? row[name];
      return typeof value === 'string' && value !== none ? value : null;
    };
    const shown = rules.map(({ number }) => ({
      ...{ kind: text(`k${number}`) ?? '', isSame: row[`s${number}`] === true },
      ...{ observed: text(`t${number}`), expected: text(`y${number}`) },
    }));
    return { verdict: { flags: row.flags, shown }, numbers: row.numbers };
  });
  return { rules, rows: verdicts };
}

/** Between masked texts, and for none: code points that are no characters. */
const [parted, none] = ['\u{10FFFE}', '\u{10FFFF}'];

/**
 * What is told of values, some columns of texts masked, all of them in one text `masked`. Their expression stands there once: to compile it for each took the engine three times what it takes to
 * judge 50,000 values, and in a list it is compiled for each two thousand rows.
 */
function withMasked(alike: Sql, columns: readonly string[], { dialect }: RuleContext): Sql {
  // To normalise ends a text at a NUL: each by itself, that none takes those behind it along.
  const texts = columns.map((name) => sql`coalesce(${dialect.nfc(dialect.translate(sql`${id(name)}`, parted + none, ''))}, ${none})`);
  const all = dialect.concat(...texts.flatMap((text, place) => (place === 0 ? [text] : [sql`${parted}`, text])));
  return sql`select * exclude (numbers), flatten(list(numbers)) as numbers from (
    select * exclude (${join(columns.map((name) => sql`${id(name)}`))}), ${maskSql(all, dialect)} as masked from (${alike}) as alike) as told group by all`;
}

/** How many suspects of each part have which flags. */
function countsOf({ file, unitAt, verdictOf }: JudgedSuspects, parts: number): { unit: string; flags: string; counts: number[] }[] {
  const counts = new Map<Verdict, number[]>();
  const unitOf = new Map<Verdict, string>();
  const { numbers } = file;
  let at = 0;
  for (const { place, part, count } of file.groups.flat()) {
    const own = unitAt(place);
    for (let end = at + count; at < end; at += 1) {
      const found = own?.verdicts[verdictOf[numbers[at] ?? 0] ?? -1];
      if (!own || !found) continue;
      const of = counts.get(found) ?? new Array<number>(parts).fill(0);
      of[part] = (of[part] ?? 0) + 1;
      counts.set(found, of);
      unitOf.set(found, own.unit.id);
    }
  }
  return [...counts].map(([found, own]) => ({ unit: unitOf.get(found) ?? '', flags: found.flags, counts: own }));
}
