import { rename, rm } from 'node:fs/promises';
import { sql } from '@sogoc/engine';
import type { Changes, ChangesJob } from '../pages/changed-repeats.ts';
import type { PlacedHashes } from '../pages/hash-groups.ts';
import { NotReadable } from '../pages/pages-error.ts';
import type { TextColumn } from '../pages/values-at.ts';
import { untouchedTexts } from '../screen/automata.ts';
import { hashedColumnOf } from './hash-pages.ts';
import { placedKeys } from './kept-keys.ts';
import type { RepeatsTask } from './kept-repeats.ts';
import type { KeptRun } from './kept-run.ts';
import { setOf } from './kept-sets.ts';
import { partId } from './kept-table.ts';
import type { KeptRepeats } from './manifest.ts';
import { pagesOf } from './pages-of.ts';

/**
 * Finds what has come to repeat, or has ceased to, by hashes and keys that were kept: of the table the new parts alone are read.
 * @returns how many findings there are more, and how many fewer; null where something is not known, or not understood: the engine is to be asked.
 */
export async function findChanged(task: RepeatsTask, label: string, before: KeptRepeats): Promise<{ found: number; stale: number } | null> {
  const { run, unit } = task;
  const { options, pool, states } = run;
  const [keys, values] = [placedKeys(run), await newValues(task, before)];
  if (!keys || !values) return null;
  const paths = { found: states.beside('found'), stale: states.beside('stale'), repeated: states.beside('repeated') };
  const job: ChangesJob = { files: placedHashes(run, unit, before), repeating: states.repeatingFiles(unit), keys, values, ...paths };
  try {
    const changes = await pool.do('changes', job, options.signal);
    return { found: changes.found, stale: await addChanges(task, label, job, changes) };
  } catch (error) {
    if (error instanceof NotReadable) return null;
    throw error;
  } finally {
    for (const path of Object.values(paths)) await rm(path, { force: true });
  }
}

/** Where each part of the hashes lies in the table now, if it does. */
function placedHashes({ states, table }: KeptRun, unit: string, before: KeptRepeats): PlacedHashes[] {
  const then = new Set(before.parts);
  const now = new Map(table.parts.map(({ id }, place) => [id, place]));
  return states.hashFiles(unit).map(({ path, parts }) => ({
    path,
    parts: parts.map((part) => ({ place: now.get(part) ?? (then.has(part) ? -1 : null), isNew: now.has(part) && !then.has(part) })),
  }));
}

/** Where the values of parts lie that were not there before, by the places of these. */
async function newValues({ run, rule, kind }: RepeatsTask, before: KeptRepeats): Promise<Map<number, TextColumn> | null> {
  const then = new Set(before.parts);
  const added = [...run.table.parts.entries()].filter(([, { id }]) => !then.has(id));
  const column = hashedColumnOf(run, rule, kind);
  const parts = added.map(([, part]) => part);
  const pages = column && parts.length > 0 ? await pagesOf(run, parts, [column.name]) : null;
  const found = new Map<number, TextColumn>();
  for (const [at, [place]] of added.entries()) {
    const own = column && pages?.columns.get(column.name)?.get(pages.files[at]?.path ?? '');
    if (!own) return null;
    found.set(place, { ...own, untouched: untouchedTexts(column) });
  }
  return found;
}

/** @returns how many findings are no longer true. */
async function addChanges({ run, rule, kind, unit }: RepeatsTask, label: string, paths: ChangesJob, changes: Changes): Promise<number> {
  const { context, into, states, table } = run;
  const move = async (path: string): Promise<number> => {
    await rename(paths.repeated, path);
    return changes.repeated;
  };
  if (changes.repeated > 0) await states.addNewlyRepeating(unit, move);
  await using voided = changes.stale > 0 ? await states.voidFindings(label, sql`select hash from read_parquet(${paths.stale}) as s`) : null;
  if (changes.found === 0) return voided?.rows ?? 0;
  const compiled = kind.compile(rule.check as never, { ...context, except: null });
  const state = { unit: label, inPart: sql`f.part`, row: sql`f.row`, hash: sql`f.hash` };
  const set = { ...setOf(run, rule, compiled, kind), state };
  const columns = sql`c.key as record_key, c.first_key as expected, ${partId(table.parts, sql`c.place`)} as part, c.row, c.hash`;
  const all = sql`read_parquet(${paths.found}) as c`;
  const fresh = { ...set, query: sql`select ${columns}, c.value as observed from ${all} where c.known = 1` };
  // Where no new record has the value, a finding of the same has: it is masked already.
  const earlier = voided && sql`(select hash, min(observed) as observed from ${voided.name} group by hash) as v`;
  const known = earlier && {
    ...set,
    personal: false,
    query: sql`select ${columns}, v.observed from ${all} join ${earlier} on v.hash = c.hash where c.known = 0`,
  };
  await into.add(fresh, ...(known ? [known] : []));
  return voided?.rows ?? 0;
}
