import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SeenFile, writeWhole } from '@sogoc/engine';
import type { RuleResult } from '../scorecard.ts';
import type { Holdings } from './holdings.ts';
import type { KeptVerdicts } from './known-verdicts.ts';

/** One Parquet file of a log. */
export interface LogFile {
  name: string;
  rows: number;
  /** Of hashes: the parts whose places in this list its column `part` holds. */
  parts?: string[];
  /** Of findings, and of those that are voided: how many. */
  holds?: Holdings;
}

/** What was found of repeats: for which files, in their order, and under which name the findings are kept. */
export interface KeptRepeats {
  parts: string[];
  /** Label of the findings of whole duplicates, which were left out. */
  except: string | null;
  label: string;
  failed: number;
  /** Of its records, those left out as whole duplicates. */
  left: number;
}

/** Results of all rules of a table, and what they rest on beside it. */
export interface KeptResults {
  /** Tables that the rules asked for. */
  others: { database: string; table: string }[];
  /** The name of the content of all of these, and of the table. */
  content: string;
  /** The name of the findings of a small table. */
  label: string;
  /** Of others the units whose states are to stay, and those whose findings are told. */
  units?: string[];
  told?: string[];
  results: RuleResult[];
}

/** What a folder of states holds; written last, so that all it names is whole. */
export interface Manifest {
  format: 6;
  /** What wrote it: other releases begin anew. */
  release: string;
  /** Number of the next file. */
  next: number;
  logs: Record<string, LogFile[]>;
  files: SeenFile[];
  /** Results of rules that are asked of whole tables, by the names of what they rest on. */
  results: Record<string, RuleResult>;
  repeats: Record<string, KeptRepeats>;
  /** By what is asked of a table. */
  tables: Record<string, KeptResults>;
  /** What rules were found to say of values, by their units. */
  verdicts: Record<string, KeptVerdicts>;
}

const fileName = 'states.json';

/** The manifest of a folder; an empty one where there is none, where it is damaged and where another release wrote it. */
export async function readManifest(folder: string, release: string): Promise<Manifest> {
  const empty: Manifest = { format: 6, release, next: 1, logs: {}, files: [], results: {}, repeats: {}, tables: {}, verdicts: {} };
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => '');
  try {
    const known = JSON.parse(text) as Partial<Manifest>;
    const next = Number.isSafeInteger(known.next) ? Number(known.next) : 1;
    return known.format === 6 && known.release === release ? { ...empty, ...known } : { ...empty, next };
  } catch {
    return empty;
  }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(folder, fileName), (beside) => writeFile(beside, JSON.stringify(manifest), { mode: 0o600 }));
}

/** Removes the files of logs that a folder has beside some. */
export async function removeOthers(folder: string, files: readonly LogFile[]): Promise<void> {
  const kept = new Set(files.map(({ name }) => name));
  for (const name of await readdir(folder)) if (name.endsWith('.parquet') && !kept.has(name)) await rm(join(folder, name), { force: true });
}
