import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type Engine, EngineError, join, nameOf, type RunOptions, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import type { ComparedCopy, OriginFindings } from '@sogoc/origin';
import type { TableProfile } from '@sogoc/profile';
import { endsTheRun } from '../stages/set-back.ts';
import { keepOnly } from './keep-only.ts';

/** Findings without what lies in the engine. Written so that what two places share is shared when it is read again: a copy's holder is one of its attribute. */
type Kept = Pick<OriginFindings, 'origins' | 'contained'> & { copies: KeptCopy[] };

interface KeptCopy extends Omit<ComparedCopy, 'copyTable' | 'differences' | 'strangers'> {
  copyTable: { database: string; table: string };
  differences: Omit<NonNullable<ComparedCopy['differences']>, 'rows'> | null;
  strangers: Omit<NonNullable<ComparedCopy['strangers']>, 'rows'> | null;
}

const columns = {
  differences: sql`record_key, original_key, level, observed, expected`,
  strangers: sql`record_key, observed, expected, level`,
} as const;
type Found = keyof typeof columns;

/**
 * Originals and copies as the last run found them, where nothing that they rest on has changed; else found anew, and kept. What is kept holds values as they are and is as private as the tables.
 *
 * @param facts all that the findings rest on beside the release.
 */
export async function keptOrigins(
  engine: Engine,
  kept: { folder: string; release: string },
  facts: readonly unknown[],
  tables: readonly TableProfile[],
  find: () => Promise<OriginFindings>,
  options: RunOptions,
): Promise<OriginFindings> {
  const name = nameOf(kept.release, ...facts);
  const files = filesOf(kept.folder, name);
  const known = await take(engine, files, tables, options);
  if (known) return known;
  const findings = await find();
  await mkdir(kept.folder, { recursive: true, mode: 0o700 });
  for (const found of ['differences', 'strangers'] as const) await writeRows(engine, findings.copies, found, files[found], options);
  await writeWhole(files.findings, (beside) => writeFile(beside, serialize(withoutRows(findings)), { mode: 0o600 }));
  await keepOnly(kept.folder, Object.values(files));
  return findings;
}

function filesOf(folder: string, name: string): Record<Found | 'findings', string> {
  const file = (what: string): string => joinPath(folder, `${name}${what}`);
  return { findings: file('.bin'), differences: file('-differences.parquet'), strangers: file('-strangers.parquet') };
}

function withoutRows({ origins, contained, copies }: OriginFindings): Kept {
  const bare = <T extends { rows: WorkTable }>(found: T | null): Omit<T, 'rows'> | null => {
    if (!found) return null;
    const { rows: _rows, ...rest } = found;
    return rest;
  };
  return {
    origins,
    contained,
    copies: copies.map(({ copyTable: { database, table }, differences, strangers, ...rest }) => ({
      ...rest,
      copyTable: { database, table },
      differences: bare(differences),
      strangers: bare(strangers),
    })),
  };
}

/** The rows of all copies in one file, each with its copy's place. */
async function writeRows(engine: Engine, copies: readonly ComparedCopy[], found: Found, file: string, options: RunOptions): Promise<void> {
  const each = copies.flatMap((copy, place) => {
    const rows = copy[found]?.rows;
    return rows ? [sql`select ${place} as place, ${columns[found]} from ${rows.name}`] : [];
  });
  if (each.length === 0) return;
  await engine.writeParquet(join(each, sql` union all `), file, options);
  await chmod(file, 0o600);
}

/** Null where nothing is kept, or it is damaged. */
async function take(
  engine: Engine,
  files: ReturnType<typeof filesOf>,
  tables: readonly TableProfile[],
  options: RunOptions,
): Promise<OriginFindings | null> {
  const made: WorkTable[] = [];
  try {
    const { origins, contained, copies } = deserialize(await readFile(files.findings)) as Kept;
    const rowsOf = async (found: Found, place: number): Promise<WorkTable> => {
      const query = sql`select ${columns[found]} from ${engine.dialect.readParquet([files[found]])} where place = ${place}`;
      const rows = await engine.materialize(`kept_${found}`, query, options);
      made.push(rows);
      return rows;
    };
    const compared: ComparedCopy[] = [];
    for (const [place, { copyTable: of, differences, strangers, ...rest }] of copies.entries()) {
      const copyTable = tables.find(({ database, table }) => database === of.database && table === of.table);
      if (!copyTable) throw new TypeError(`${of.database}.${of.table} is not surveyed`);
      compared.push({
        ...rest,
        copyTable,
        differences: differences && { ...differences, rows: await rowsOf('differences', place) },
        strangers: strangers && { ...strangers, rows: await rowsOf('strangers', place) },
      });
    }
    return { origins, contained, copies: compared };
  } catch (error) {
    for (const table of made) await table.drop();
    if (error instanceof EngineError && endsTheRun(error)) throw error;
    return null;
  }
}
