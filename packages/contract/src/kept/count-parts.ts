import { type Engine, Fingerprints, render, type Sql, sql } from '@sogoc/engine';
import { filesOf, type TableProfile, tellableParts } from '@sogoc/profile';
import { type AnswerRow, type KeptAnswers, nameOf } from './kept-answers.ts';

export interface AskOptions {
  /** What earlier runs counted. */
  answers?: KeptAnswers | undefined;
  signal?: AbortSignal | undefined;
}

/** A question about a table: rows of `part` (the column that it is given), `value` (text or null) and the named counts, in groups of the first two. */
export type Question = (table: TableProfile, part: Sql) => Sql;

/**
 * Counts over the records of a table that add up over its parts: with `answers`, only the parts that no earlier run has asked are asked.
 * @param counts the names of the counts.
 * @returns a row for each value.
 * @throws EngineError
 */
export async function countParts(
  engine: Engine,
  profile: TableProfile,
  counts: readonly string[],
  question: Question,
  { answers, signal }: AskOptions,
): Promise<AnswerRow[]> {
  const ask = async (table: TableProfile, part: Sql): Promise<Map<number, AnswerRow[]>> => {
    const rows = await engine.all<Record<string, unknown>>(question(table, part), { signal });
    const row = ({ value, ...own }: Record<string, unknown>): AnswerRow => [value as string | null, ...counts.map((name) => Number(own[name]))];
    return new Map([...Map.groupBy(rows, (own) => Number(own.part))].map(([number, own]) => [number, own.map(row)]));
  };
  if (!answers) return summed([...(await ask(profile, sql`0`)).values()].flat());
  const parts = tellableParts(profile);
  const asked = render(question(nowhere(profile), sql`0`), engine.dialect);
  if (!parts) {
    const name = nameOf(asked, await contentOf(profile));
    const rows = answers.get(name) ?? [...(await ask(profile, sql`0`)).values()].flat();
    answers.set(name, rows);
    return summed(rows);
  }
  const named = parts.map((part) => ({ part, name: nameOf(asked, part.file) }));
  const missing = named.filter(({ name }) => answers.get(name) === undefined);
  const found =
    missing.length === 0 ? new Map<number, AnswerRow[]>() : await ask({ ...profile, parts: missing.map(({ part }) => part) }, sql`t.part_number`);
  for (const [place, { name }] of missing.entries()) answers.set(name, found.get(place) ?? []);
  return summed(named.flatMap(({ name }) => answers.get(name) ?? []));
}

/**
 * The one row of counts that a question about several whole tables gives; it is asked again where one of them has changed.
 * @throws EngineError
 */
export async function countTables(
  engine: Engine,
  tables: readonly TableProfile[],
  counts: readonly string[],
  question: (tables: readonly TableProfile[]) => Sql,
  { answers, signal }: AskOptions,
): Promise<number[]> {
  const ask = async (): Promise<number[]> => {
    const row = await engine.one<Record<string, unknown>>(question(tables), { signal });
    return counts.map((name) => Number(row[name]));
  };
  if (!answers) return ask();
  const name = nameOf(render(question(tables.map(nowhere)), engine.dialect), await Promise.all(tables.map(contentOf)));
  const [known] = answers.get(name) ?? [];
  if (known) return known.slice(1).map(Number);
  const found = await ask();
  answers.set(name, [[null, ...found]]);
  return found;
}

/** The table without its files: what is asked of it names the question. */
function nowhere(profile: TableProfile): TableProfile {
  return { ...profile, file: '', ...(profile.parts && { parts: [{ name: '', file: '', rows: 0 }] }) };
}

/** What tells the content of a table: parts land in files that are called by it. */
async function contentOf(profile: TableProfile): Promise<string[]> {
  if (profile.parts) return filesOf(profile);
  return [await new Fingerprints([]).of(profile.file)];
}

function summed(rows: readonly AnswerRow[]): AnswerRow[] {
  const sums = new Map<string | null, number[]>();
  for (const [value, ...counts] of rows) {
    const before = sums.get(value);
    sums.set(value, before ? before.map((sum, place) => sum + (counts[place] ?? 0)) : counts);
  }
  return [...sums].map(([value, counts]): AnswerRow => [value, ...counts]);
}
