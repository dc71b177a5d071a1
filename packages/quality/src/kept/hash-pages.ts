import { rm } from 'node:fs/promises';
import type { Rule } from '@sogoc/contract';
import { type Sql, sql } from '@sogoc/engine';
import type { ColumnProfile } from '@sogoc/profile';
import { NotReadable } from '../pages/pages-error.ts';
import { placesOf } from '../pages/places.ts';
import type { HashChunks } from '../pages/repeating-hashes.ts';
import type { SetRuleKind } from '../rule-kind.ts';
import { unique } from '../rules/unique/unique.ts';
import type { HashWriter } from './hash-writer.ts';
import { isHashable } from './hashed-column.ts';
import { type KeptRun, missingParts } from './kept-run.ts';

/** The column whose values a rule asks not to repeat, where they can be hashed by its pages. */
export function hashedColumnOf({ table }: Pick<KeptRun, 'table'>, { check }: Rule, kind: SetRuleKind): ColumnProfile | undefined {
  const own = check.kind === 'unique' && check.columns.length === 1 ? check.columns[0] : undefined;
  const column = kind === (unique as SetRuleKind) ? table.profile.columns.find(({ name }) => name === own) : undefined;
  return column && isHashable(column) ? column : undefined;
}

/**
 * How a rule's values are hashed by the pages of their column, without the engine.
 * @param unit of these hashes. Null where they cannot be: several columns, or files whose pages are not to be had. @throws NotReadable
 */
export async function hashWriter(run: KeptRun, rule: Rule, kind: SetRuleKind, unit: string): Promise<HashWriter | null> {
  const column = hashedColumnOf(run, rule, kind);
  if (!column) return null;
  const missing = missingParts(run, unit);
  if (missing.length === 0) return () => Promise.resolve([]);
  const ahead = await run.ahead?.take(unit, missing);
  return ahead ? (path) => ahead.moveTo(path) : null;
}

/**
 * Hands over a query of the hashes of a unit that repeat, and of some that do not: `part`, `row`, `hash`; found without the engine.
 * @returns null where a file of hashes was written by the engine.
 */
export async function withRepeating<T>(run: KeptRun, unit: string, parts: readonly string[], use: (query: Sql) => Promise<T>): Promise<T | null> {
  const { states } = run;
  const among = (path: string): Sql => {
    const isAsked = sql`p.part in (select unnest(${[...parts]}))`;
    return sql`select p.part, few.row, few.hash from read_parquet(${path}) as few
      join ${states.placesOf(unit)} as p on p.log = few.log and p.place = few.place where ${isAsked}`;
  };
  const ahead = await run.ahead?.repeating(unit);
  if (ahead) return use(among(ahead.path));
  const files = await hashChunks(run, unit);
  if (!files) return null;
  const path = states.beside('repeating');
  try {
    return (await run.pool.do('repeats', { files, values: null, shown: null, path }, run.options.signal)) ? await use(among(path)) : null;
  } catch (error) {
    if (error instanceof NotReadable) return null;
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** Where hashes lie in the files of a unit; null where the engine wrote any of these. */
async function hashChunks({ engine, states, options }: KeptRun, unit: string): Promise<HashChunks[] | null> {
  const files = states.hashFiles(unit).map(({ path }) => ({ path, rows: null }));
  const columns = (['part', 'row', 'hash'] as const).map((name) => ({ name, storage: 'integer' as const }));
  const found = await placesOf(engine, files, columns, options);
  const chunks = files.map(({ path }): HashChunks => {
    const of = (name: string) => (found.get(name)?.get(path)?.chunks ?? []).filter(({ optional }) => !optional);
    return { part: of('part'), row: of('row'), hash: of('hash') };
  });
  const isWhole = ({ part, row, hash }: HashChunks): boolean => hash.length > 0 && part.length === hash.length && row.length === hash.length;
  return files.length > 0 && chunks.every(isWhole) ? chunks : null;
}
