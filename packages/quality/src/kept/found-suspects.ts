import type { DistinctTexts } from '../pages/distinct-texts.ts';
import type { FindingAbout } from '../pages/finding-chunks.ts';
import { aboutOf } from './found-file.ts';
import { earlierPlaces, type FailingUnit, isAmong } from './judged.ts';
import type { JudgedSuspects, JudgedUnit, Verdict } from './judged-values.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptPart } from './kept-table.ts';
import { type Bytes, SetRows, type Shown } from './set-rows.ts';

/** What is found of a record with a verdict: in which set, and what is shown. */
interface Finding {
  set: number;
  shown: Shown;
  /** Is the value told as it is? */
  isSame: boolean;
}

/** Findings, and bytes of these, that are held before they are written. */
const [mostRows, mostBytes] = [200_000, 2 ** 24];

/** Writes the findings of rules that fail, from the keys of suspects and what rules say of their values. */
export async function foundSuspects(
  { found }: KeptRun,
  { file, texts, unitAt, verdictOf }: JudgedSuspects,
  failing: readonly FailingUnit[],
  parts: readonly KeptPart[],
): Promise<void> {
  const abouts: FindingAbout[] = [];
  const findings = new Map<JudgedUnit, Finding[][]>();
  let sets: SetRows[] = [];
  const setOf = (place: number): SetRows => {
    sets[place] ??= new SetRows(abouts[place] as FindingAbout);
    return sets[place];
  };
  const flush = async (): Promise<void> => {
    const filled = sets.filter(({ rows }) => rows > 0);
    sets = [];
    if (filled.length > 0) await found.add(filled, SetRows.together(filled));
  };
  const { numbers } = file;
  let at = 0;
  let group = 0;
  for (const { bytes, offsets } of file.keys()) {
    let row = 0;
    let [rows, size] = [0, 0];
    for (const { place, part, count } of file.groups[group] ?? []) {
      const unit = unitAt(place);
      const one = unit && failing.find((own) => own.unit.id === unit.unit.id);
      if (unit && one && !findings.has(unit)) findings.set(unit, findingsOf(unit, one, abouts));
      const byVerdict = unit && findings.get(unit);
      const { id = '' } = parts[part] ?? {};
      const own = { id, numbers: numbers.subarray(at, at + count), bytes, offsets: offsets.subarray(row, row + count + 1) };
      if (byVerdict) addFindings(own, texts, verdictOf, byVerdict, setOf);
      row += count;
      at += count;
    }
    group += 1;
    for (const set of sets) [rows, size] = [rows + (set?.rows ?? 0), size + (set?.bytes ?? 0)];
    if (rows >= mostRows || size >= mostBytes) await flush();
  }
  await flush();
}

/** Suspects of one column and part, one after the other. */
interface Suspects {
  /** The name of the part. */
  id: string;
  /** The numbers of their values. */
  numbers: Int32Array;
  /** Their keys, and where each begins. */
  bytes: Uint8Array;
  offsets: Uint32Array;
}

/** Adds what is found of suspects to its sets. In a function that waits for nothing: one that does is optimised anew, all of it, each time that its loop is entered. */
function addFindings(
  { id, numbers, bytes, offsets }: Suspects,
  texts: DistinctTexts,
  verdictOf: JudgedSuspects['verdictOf'],
  byVerdict: readonly (readonly Finding[])[],
  setOf: (place: number) => SetRows,
): void {
  const key: Bytes = { bytes, from: 0, end: 0 };
  const value: Bytes = { bytes: texts.texts, from: 0, end: 0 };
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    const own = byVerdict[verdictOf[number] ?? -1];
    if (own === undefined) continue;
    [key.from, key.end] = [offsets[at] ?? 0, (offsets[at + 1] ?? 0) - 4];
    [value.from, value.end] = [texts.textAt(number), texts.textAt(number + 1) - 4];
    for (const { set, shown, isSame } of own) setOf(set).add(id, key, shown, isSame ? value : null);
  }
}

/** What is found of records by their verdict; sets are added. */
function findingsOf({ rules, verdicts }: JudgedUnit, { failing, kept, label }: FailingUnit, abouts: FindingAbout[]): Finding[][] {
  const found: Finding[][] = verdicts.map(() => []);
  for (const [at, compiled] of rules.entries()) {
    if (!isAmong(compiled, [...failing])) continue;
    const { rule, sql } = compiled;
    const earlier = earlierPlaces(rules, compiled, kept);
    const { database, table, severity, id } = rule;
    const set = abouts.push(
      aboutOf({ database, table, severity, column: sql.column, rule: id, personal: compiled.personal, kind: 'from-query', origin: null }, label),
    );
    for (const [place, verdict] of verdicts.entries()) {
      const own = verdict.shown[at];
      if (!own || !isBroken(verdict, at) || earlier.some((other) => isBroken(verdict, other))) continue;
      const { expected, isSame, kind, observed } = own;
      found[place]?.push({ set: set - 1, isSame, shown: { kind, observed: observed === null ? null : bytesOf(observed), expected } });
    }
  }
  return found;
}

const isBroken = ({ flags }: Verdict, place: number): boolean => flags[3 * place + 1] === '1';

function bytesOf(text: string): Bytes {
  const bytes = Buffer.from(text);
  return { bytes, from: 0, end: bytes.length };
}
