import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, EngineError, Fingerprints, nameOf, type RunOptions, type Sql, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import type { Duplicates } from '../crosswalk/duplicates.ts';
import { endsTheRun } from '../stages/set-back.ts';
import { keepOnly } from './keep-only.ts';

/** What the last run linked, and the crosswalk that it left: ids of entities hold where that is still there. */
interface KeptRun {
  format: 1;
  release: string;
  /** Hash of the crosswalk's file. */
  crosswalk: string;
  /** By kind: names all that its links rest on. */
  kinds: Record<string, string>;
}

type Files = Record<'rows' | 'duplicates' | 'tables', string>;

interface KeptKind extends AsyncDisposable {
  tables: Duplicates['tables'];
  rows: WorkTable;
  duplicates: WorkTable;
}

const columns = {
  rows: sql`"database", "table", row, record_key, entity_kind, entity_id, probability`,
  duplicates: sql`"database", "table", record_key, duplicate_of, entity_kind, entity_id, probability, vi, en, id`,
} as const;

/**
 * What was linked, kept from run to run kind by kind: where no table that tells of a kind has changed, its records are not linked again. It holds values as they are and is as private as the
 * tables.
 */
export class KeptKinds {
  readonly #folder: string;
  readonly #release: string;
  readonly #known: Readonly<Record<string, string>>;
  readonly #linked: Record<string, string> = {};

  private constructor(folder: string, release: string, known: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#release = release;
    this.#known = known;
  }

  /** @param crosswalk the file that the last run left. What was kept beside another one is not used: its entities have other ids. */
  static async open({ folder, release }: { folder: string; release: string }, crosswalk: string): Promise<KeptKinds> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const [run, hash] = [await readRun(folder), await hashOf(crosswalk)];
    const holds = run?.format === 1 && run.release === release && hash !== null && run.crosswalk === hash;
    return new KeptKinds(folder, release, holds ? run.kinds : {});
  }

  /** Names what the links of a kind rest on. */
  nameOf(kind: string, ...facts: readonly unknown[]): string {
    return nameOf(this.#release, kind, ...facts);
  }

  /** Adds to a crosswalk what is kept of a kind. Resolves to the number of its records; to null where nothing is kept by that name, or it is damaged. */
  async take(engine: Engine, kind: string, name: string, into: Crosswalk, options: RunOptions): Promise<number | null> {
    if (this.#known[kind] !== name) return null;
    await using kept = await this.#read(engine, this.#filesOf(name), options);
    if (!kept) return null;
    await engine.run(sql`insert into ${into.rows.name} select * from ${kept.rows.name}`, options);
    await engine.run(sql`insert into ${into.duplicates.rows.name} select * from ${kept.duplicates.name}`, options);
    into.duplicates.tables.push(...kept.tables);
    this.#linked[kind] = name;
    return kept.rows.rows;
  }

  /** Keeps what was added to a crosswalk of a kind. */
  async keep(engine: Engine, kind: string, name: string, { rows, duplicates }: Crosswalk, options: RunOptions): Promise<void> {
    const files = this.#filesOf(name);
    const own = (what: Sql, from: Sql): Sql => sql`select ${what} from ${from} where entity_kind = ${kind}`;
    await engine.writeParquet(own(columns.rows, sql`${rows.name}`), files.rows, options);
    await engine.writeParquet(own(columns.duplicates, sql`${duplicates.rows.name}`), files.duplicates, options);
    const tables = JSON.stringify(duplicates.tables.filter((table) => table.kind === kind));
    await writeWhole(files.tables, (beside) => writeFile(beside, tables, { mode: 0o600 }));
    for (const file of [files.rows, files.duplicates]) await chmod(file, 0o600);
    this.#linked[kind] = name;
  }

  /** Lets the next run use what this one kept, beside the crosswalk that it wrote, and removes the rest. */
  async settle(crosswalk: string): Promise<void> {
    const hash = await hashOf(crosswalk);
    const run: KeptRun = { format: 1, release: this.#release, crosswalk: hash ?? '', kinds: this.#linked };
    await writeWhole(join(this.#folder, runName), (beside) => writeFile(beside, JSON.stringify(run), { mode: 0o600 }));
    const live = Object.values(this.#linked).flatMap((name) => Object.values(this.#filesOf(name)));
    await keepOnly(this.#folder, [join(this.#folder, runName), ...live]);
  }

  /** All that is kept of a kind, before any of it is used; null where a part is damaged. */
  async #read(engine: Engine, files: Files, options: RunOptions): Promise<KeptKind | null> {
    const stack = new AsyncDisposableStack();
    try {
      const tables = JSON.parse(await readFile(files.tables, 'utf8')) as Duplicates['tables'];
      const table = async (hint: string, what: Sql, file: string): Promise<WorkTable> =>
        stack.use(await engine.materialize(hint, sql`select ${what} from ${engine.dialect.readParquet([file])}`, options));
      const [rows, duplicates] = [
        await table('kept_rows', columns.rows, files.rows),
        await table('kept_duplicates', columns.duplicates, files.duplicates),
      ];
      return { tables, rows, duplicates, [Symbol.asyncDispose]: () => stack.disposeAsync() };
    } catch (error) {
      await stack.disposeAsync();
      if (error instanceof EngineError && endsTheRun(error)) throw error;
      return null;
    }
  }

  #filesOf(name: string): Files {
    const file = (what: string): string => join(this.#folder, `${name}${what}`);
    return { rows: file('-rows.parquet'), duplicates: file('-duplicates.parquet'), tables: file('.json') };
  }
}

const runName = 'run.json';

async function readRun(folder: string): Promise<KeptRun | null> {
  try {
    return JSON.parse(await readFile(join(folder, runName), 'utf8')) as KeptRun;
  } catch {
    return null;
  }
}

/** The hash of a file; null where there is none that can be read. */
function hashOf(file: string): Promise<string | null> {
  return new Fingerprints([]).of(file).catch(() => null);
}
