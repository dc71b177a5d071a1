import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { type Engine, EngineError, join, or, type RunOptions, removeStalePartials, type Sql, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import type { Findings } from '../findings.ts';
import { Fingerprints } from './fingerprint.ts';
import { emptyCounts, emptyFindings, emptyHashes, findingColumns, isIn, union } from './log-tables.ts';
import { type LogFile, type Manifest, readManifest, writeManifest } from './manifest.ts';

export interface StateOptions {
  /** Where states are kept; made if need be. It belongs to one set of tables and one run at a time. */
  folder: string;
  /** Version of the software: states of another one are not used. */
  release: string;
}

/** Logs of states. `counts`: `unit`, `part`, `flags`, `n`. `hashes` of a unit: `part` (a place among its file's parts), `row`, `hash`. `findings`: those of `Findings.finish`. */
type Log = 'counts' | 'findings' | `hashes-${string}`;

/** What of the logs is still true, and in use. */
export interface Live {
  units: ReadonlySet<string>;
  parts: ReadonlySet<string>;
}

const filesAtMost = 12;
const fewRows = 10_000;

/**
 * Parquet files in a folder in which counts, hashes and findings are kept by unit (rules that are asked together) and part (a file of a table). A run
 * adds files and never changes one; what is no longer true is passed over, and written anew without it when it is the greater part.
 */
export class StateFolder implements AsyncDisposable {
  readonly manifest: Manifest;
  readonly fingerprints: Fingerprints;
  /** `unit part` of all that was counted. */
  readonly covered: ReadonlySet<string>;
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #options: RunOptions;
  readonly #counts: WorkTable;
  readonly #carried: WorkTable;
  readonly #fresh = new Map<Log, LogFile[]>();

  private constructor(
    engine: Engine,
    folder: string,
    manifest: Manifest,
    covered: ReadonlySet<string>,
    tables: [WorkTable, WorkTable],
    options: RunOptions,
  ) {
    this.#engine = engine;
    this.#folder = folder;
    this.manifest = manifest;
    this.covered = covered;
    [this.#counts, this.#carried] = tables;
    this.#options = options;
    this.fingerprints = new Fingerprints(manifest.files);
  }

  static async open(engine: Engine, { folder, release }: StateOptions, options: RunOptions): Promise<StateFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeStalePartials(folder);
    const { version } = await engine.one<{ version: string }>(sql`select version() as version`, options);
    const written = `${release} ${engine.dialect.name} ${version}`;
    let manifest = await readManifest(folder, written);
    const readable = await isWhole(engine, folder, manifest, options);
    if (!readable) manifest = { ...manifest, logs: {}, results: {}, repeats: {}, tables: {} };
    const files = (manifest.logs.counts ?? []).map(({ name }) => joinPath(folder, name));
    const rows = await engine.all<{ unit: string; part: string }>(sql`select distinct unit, part from ${union(files, emptyCounts(engine))}`, options);
    const tables: [WorkTable, WorkTable] = [
      await engine.materialize('counts', emptyCounts(engine), options),
      await engine.materialize('carried', emptyFindings(engine), options),
    ];
    return new StateFolder(engine, folder, manifest, new Set(rows.map(({ unit, part }) => `${unit} ${part}`)), tables, options);
  }

  /** All that a log holds, this run's additions included, as a FROM item. */
  log(name: 'counts' | 'findings'): Sql {
    const files = this.#files(name).map((file) => joinPath(this.#folder, file.name));
    if (name === 'counts') return sql`(select * from ${union(files, emptyCounts(this.#engine))} union all select * from ${this.#counts.name})`;
    return union(files, emptyFindings(this.#engine));
  }

  /**
   * Of the hashes of a unit, those in some parts, as a FROM item: `log` and `place`, which together tell the part (`placesOf`), `row`, `hash`. Files without any of these parts
   * cost nothing; a part's name is long, and is not to be looked up for every row.
   */
  hashes(unit: string, among: readonly string[]): Sql {
    const asked = new Set(among);
    const queries = this.#files(`hashes-${unit}`).flatMap(({ name, parts = [] }, log) => {
      const places = parts.flatMap((part, place) => (asked.has(part) ? [place] : []));
      if (places.length === 0) return [];
      const others = parts.flatMap((part, place) => (asked.has(part) ? [] : [place]));
      // The shorter list: it is held against each row.
      const some = others.length < places.length ? sql`f.part not in (${join(others)})` : sql`f.part in (${join(places)})`;
      const condition = others.length === 0 ? sql`` : sql` where ${some}`;
      return [sql`select ${log} as log, f.part as place, row, hash from read_parquet(${joinPath(this.#folder, name)}) as f${condition}`];
    });
    return sql`(${queries.length === 0 ? emptyHashes(this.#engine) : join(queries, sql` union all `)})`;
  }

  /** The parts of the hashes of a unit, as a FROM item: `log`, `place`, `part`. */
  placesOf(unit: string): Sql {
    const rows = this.#files(`hashes-${unit}`).flatMap(({ parts = [] }, log) => parts.map((part, place) => sql`(${log}, ${place}, ${part})`));
    return rows.length === 0
      ? sql`(select 0 as log, 0 as place, '' as part where false)`
      : sql`(select * from (values ${join(rows)}) as v(log, place, part))`;
  }

  /** Finished findings that this run took over from an earlier one. */
  get carried(): WorkTable['name'] {
    return this.#carried.name;
  }

  /** Adds rows of `unit`, `part`, `flags`, `n`. */
  async addCounts(query: Sql): Promise<void> {
    await this.#engine.run(sql`insert into ${this.#counts.name} select unit, part, flags, n from (${query}) as q`, this.#options);
  }

  /** Adds findings that are finished already. */
  async carry(query: Sql): Promise<void> {
    await this.#engine.run(sql`insert into ${this.#carried.name} select ${findingColumns} from (${query}) as q`, this.#options);
  }

  /**
   * Adds the hashes of a unit in some parts: rows of `part` (the place among these), `row`, `hash`.
   * @returns how many rows each part has.
   */
  async addHashes(unit: string, parts: readonly string[], query: Sql): Promise<number[]> {
    const path = await this.#write(`hashes-${unit}`, query, [...parts]);
    const rows = await this.#engine.all<{ part: number; n: number }>(sql`select part, count(*) as n from read_parquet(${path}) as f group by part`);
    return parts.map((_, place) => rows.find(({ part }) => part === place)?.n ?? 0);
  }

  /**
   * Writes what this run found beside what was known, then the manifest, and removes what nobody needs.
   * @returns a query of the live findings.
   */
  async commit(findings: Findings, live: Live): Promise<Sql> {
    const { logs } = this.manifest;
    await findings.finish((finished) =>
      this.#write('findings', sql`select ${findingColumns} from (${finished}) as f union all select * from ${this.#carried.name}`),
    );
    await this.#write('counts', sql`select * from ${this.#counts.name}`);
    const kept: Manifest['logs'] = {};
    for (const name of new Set<Log>([...(Object.keys(logs) as Log[]), ...this.#fresh.keys()])) {
      const unit = name.startsWith('hashes-') ? name.slice('hashes-'.length) : undefined;
      if (unit === undefined || live.units.has(unit)) kept[name] = await this.#tidy(name, live);
    }
    const { repeats, results, tables } = this.manifest;
    const known = <T>(record: Record<string, T>): Record<string, T> =>
      Object.fromEntries(Object.entries(record).filter(([unit]) => live.units.has(unit)));
    await writeManifest(this.#folder, {
      ...this.manifest,
      logs: kept,
      files: [...this.fingerprints.seen],
      repeats: known(repeats),
      results: known(results),
      tables: known(tables),
    });
    await this.#removeOthers(Object.values(kept).flat());
    const files = (kept.findings ?? []).map(({ name }) => joinPath(this.#folder, name));
    return union(files, emptyFindings(this.#engine));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#counts.drop();
    await this.#carried.drop();
  }

  #files(log: Log): LogFile[] {
    return [...(this.manifest.logs[log] ?? []), ...(this.#fresh.get(log) ?? [])];
  }

  async #write(log: Log, query: Sql, parts?: string[]): Promise<string> {
    const name = `${log}-${String(this.manifest.next).padStart(6, '0')}.parquet`;
    this.manifest.next += 1;
    const path = joinPath(this.#folder, name);
    // Hashes do not become smaller, and to try costs more than to write them.
    const plainly = (beside: string): Promise<number> =>
      this.#engine.run(sql`copy (${query}) to ${beside} (format parquet, compression uncompressed, parquet_version v2)`, this.#options);
    const rows = parts ? await writeWhole(path, plainly) : await this.#engine.writeParquet(query, path, this.#options);
    await chmod(path, 0o600);
    if (rows > 0) this.#fresh.set(log, [...(this.#fresh.get(log) ?? []), { name, rows, ...(parts && { parts }) }]);
    return path;
  }

  /** The files of a log, written as one where they are many or hold mostly what is true no more. */
  async #tidy(log: Log, live: Live): Promise<LogFile[]> {
    const files = this.#files(log);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const stale = log === 'findings' && rows > fewRows && rows > 2 * (await this.#liveFindings(files, live));
    if (files.length <= filesAtMost && !stale) return files;
    if (log.startsWith('hashes-')) {
      const parts = [...live.parts];
      const unit = log.slice('hashes-'.length);
      const query = sql`select array_position(${parts}, p.part) - 1 as part, h.row, h.hash from ${this.hashes(unit, parts)} as h
        join ${this.placesOf(unit)} as p on p.log = h.log and p.place = h.place`;
      await this.#rewrite(log, query, parts);
    } else {
      const from = union(
        files.map(({ name }) => joinPath(this.#folder, name)),
        emptyCounts(this.#engine),
      );
      await this.#rewrite(log, sql`select * from ${from} where ${or(sql`part = ''`, isIn('part', live.parts))} and ${isIn('unit', live.units)}`);
    }
    return this.#fresh.get(log) ?? [];
  }

  async #rewrite(log: Log, query: Sql, parts?: string[]): Promise<void> {
    const before = this.#fresh.get(log) ?? [];
    await this.#write(log, query, parts);
    this.#fresh.set(log, (this.#fresh.get(log) ?? []).slice(before.length));
  }

  async #liveFindings(files: readonly LogFile[], live: Live): Promise<number> {
    const paths = files.map(({ name }) => joinPath(this.#folder, name));
    const { rows } = await this.#engine.one<{ rows: number }>(
      sql`select count(*) as rows from read_parquet(${paths}) as f where ${or(sql`part = ''`, isIn('part', live.parts))} and ${isIn('unit', live.units)}`,
      this.#options,
    );
    return rows;
  }

  async #removeOthers(files: readonly LogFile[]): Promise<void> {
    const kept = new Set(files.map(({ name }) => name));
    for (const name of await readdir(this.#folder))
      if (name.endsWith('.parquet') && !kept.has(name)) await rm(joinPath(this.#folder, name), { force: true });
  }
}

/** Every file is there with as many rows as were written. */
async function isWhole(engine: Engine, folder: string, { logs }: Manifest, options: RunOptions): Promise<boolean> {
  const files = Object.values(logs).flat();
  if (files.length === 0) return true;
  const paths = files.map(({ name }) => joinPath(folder, name));
  try {
    const { rows } = await engine.one<{ rows: number }>(
      sql`select cast(sum(num_rows) as bigint) as rows from parquet_file_metadata(${paths})`,
      options,
    );
    return rows === files.reduce((sum, file) => sum + file.rows, 0);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'ENGINE_QUERY_FAILED') return false;
    throw error;
  }
}
