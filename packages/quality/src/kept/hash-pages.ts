import { rm } from 'node:fs/promises';
import type { Rule } from '@sogoc/contract';
import { type Sql, sql } from '@sogoc/engine';
import { type ColumnProfile, canonicalText } from '@sogoc/profile';
import { byteAutomaton } from '../pages/byte-automaton.ts';
import { GrowingBytes } from '../pages/growing.ts';
import { hashBytes } from '../pages/hash-text.ts';
import { jointStates } from '../pages/joint-states.ts';
import { NotReadable } from '../pages/pages-error.ts';
import { ParquetWriter } from '../pages/parquet-writer.ts';
import { placesOf } from '../pages/places.ts';
import type { SetRuleKind } from '../rule-kind.ts';
import { unique } from '../rules/unique/unique.ts';
import { untouched } from '../screen/column-test.ts';
import { languageOf } from '../screen/language.ts';
import { parsePattern } from '../screen/parse-pattern.ts';
import type { HashWriter } from './hash-writer.ts';
import { type KeptRun, missingParts } from './kept-run.ts';
import { hashColumn, hashColumns, otherColumns } from './page-hashes.ts';
import { pagesOf } from './pages-of.ts';
import { type HashChunks, repeatingColumns, writeRepeating } from './repeating-hashes.ts';

/**
 * How a rule's values are hashed by the pages of their column, without the engine.
 * @param unit of these hashes. Null where they cannot be: several columns, or written in ways that are not understood.
 */
export async function hashWriter(run: KeptRun, { check }: Rule, kind: SetRuleKind, unit: string): Promise<HashWriter | null> {
  const own = check.kind === 'unique' && check.columns.length === 1 ? check.columns[0] : undefined;
  const column = run.table.profile.columns.find(({ name }) => name === own);
  if (!column || kind !== (unique as SetRuleKind) || !['text', 'integer', 'date'].includes(column.storage)) return null;
  const pattern = column.storage === 'text' ? untouched(column) : undefined;
  if (pattern === null) return null;
  const missing = missingParts(run, unit);
  if (missing.length === 0) return () => Promise.resolve(0);
  const pages = await pagesOf(run, missing, [column.name]);
  const places = pages?.columns.get(column.name);
  if (!pages || !places) return null;
  const language = pattern === undefined ? null : languageOf(parsePattern(pattern) ?? { kind: 'sequence', items: [] });
  const joint = language && jointStates([{ language, inside: true }]);
  const automaton = joint && byteAutomaton(joint);
  return async (path) => {
    const others = run.states.beside('others');
    const [into, rest] = [await ParquetWriter.create(path, hashColumns), await ParquetWriter.create(others, otherColumns)];
    try {
      await hashColumn(pages.files, places, automaton, into, rest, run.options);
      if ((await rest.finish()) > 0) await addOthers(run, others, column, into);
    } finally {
      await into.finish();
      await rest.close();
      await rm(others, { force: true });
    }
    return into.rows;
  };
}

/** Hashes values as the engine reads them. */
async function addOthers({ engine, options }: KeptRun, path: string, column: ColumnProfile, into: ParquetWriter): Promise<void> {
  const text = canonicalText(sql`value`, column, engine.dialect);
  const query = sql`select * from (select part, row, ${text} as text from read_parquet(${path}) as o) as q where text is not null`;
  for await (const rows of engine.stream<{ part: number; row: number; text: string }>(query, options)) {
    const hashes = new Uint32Array(2 * rows.length);
    const [parts, places] = [new GrowingBytes(), new GrowingBytes()];
    for (const [place, { part, row, text: own }] of rows.entries()) {
      const bytes = Buffer.from(own);
      hashBytes(bytes, 0, bytes.length, hashes, 2 * place);
      parts.integer(part);
      places.integer(row);
    }
    await into.add(rows.length, [parts.bytes, places.bytes, new Uint8Array(hashes.buffer)]);
  }
}

/**
 * Hands over a query of the hashes of a unit that repeat, and of some that do not: `part`, `row`, `hash`; found without the engine.
 * @returns null where a file of hashes was written by the engine.
 */
export async function withRepeating<T>(
  { engine, states, options }: KeptRun,
  unit: string,
  parts: readonly string[],
  use: (query: Sql) => Promise<T>,
): Promise<T | null> {
  const files = states.hashFiles(unit).map(({ path }) => ({ path, rows: null }));
  const columns = (['part', 'row', 'hash'] as const).map((name) => ({ name, storage: 'integer' as const }));
  const found = await placesOf(engine, files, columns, options);
  const chunks = files.map(({ path }): HashChunks => {
    const of = (name: string) => (found.get(name)?.get(path)?.chunks ?? []).filter(({ optional }) => !optional);
    return { part: of('part'), row: of('row'), hash: of('hash') };
  });
  if (files.length === 0 || chunks.some(({ hash, part, row }) => hash.length === 0 || part.length !== hash.length || row.length !== hash.length))
    return null;
  const path = states.beside('repeating');
  try {
    const writer = await ParquetWriter.create(path, repeatingColumns);
    try {
      if (!(await writeRepeating(chunks, writer, options))) return null;
    } finally {
      await writer.finish();
    }
    const isAsked = sql`p.part in (select unnest(${[...parts]}))`;
    return await use(sql`select p.part, few.row, few.hash from read_parquet(${path}) as few
      join ${states.placesOf(unit)} as p on p.log = few.log and p.place = few.place where ${isAsked}`);
  } catch (error) {
    if (error instanceof NotReadable) return null;
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}
