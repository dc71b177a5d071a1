import { mkdir } from 'node:fs/promises';
import { type Engine, Fingerprints, join, type RunOptions, removeStalePartials, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Findings } from '../findings.ts';
import type { FoundFile } from './found-file.ts';
import type { HashWriter } from './hash-writer.ts';
import { rowsOf } from './holdings.ts';
import { isWhole } from './is-whole.ts';
import { type HashFile, hashesIn, placesIn } from './log-hashes.ts';
import { emptyCounts, emptyFindings, emptyRepeating, emptyVoided, findingColumns, isIn, isLive, type Live, union } from './log-tables.ts';
import { type Log, Logs, unitOf } from './logs.ts';
import { type LogFile, type Manifest, readManifest, removeOthers, writeManifest } from './manifest.ts';

export interface StateOptions {
  /** Where states are kept; made if need be. It belongs to one set of tables and one run at a time. */
  folder: string;
  /** Version of the software: states of another one are not used. */
  release: string;
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
  readonly #covered = new Set<string>();
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #options: RunOptions;
  readonly #counts: WorkTable;
  readonly #voided: WorkTable;
  /** The number of this run: it grows from run to run. */
  readonly generation: number;
  readonly #logs: Logs;
  /** How many findings this run has voided, by unit. */
  readonly #voidedNow = new Map<string, number>();
  #isCounted = false;

  private constructor(engine: Engine, folder: string, manifest: Manifest, tables: [WorkTable, WorkTable], options: RunOptions) {
    this.#engine = engine;
    this.#folder = folder;
    this.manifest = manifest;
    [this.#counts, this.#voided] = tables;
    this.generation = manifest.next;
    this.#options = options;
    this.#logs = new Logs(engine, folder, manifest, options);
    this.fingerprints = new Fingerprints(manifest.files);
  }

  static async open(engine: Engine, { folder, release }: StateOptions, options: RunOptions): Promise<StateFolder> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeStalePartials(folder);
    const { version } = await engine.one<{ version: string }>(sql`select version() as version`, options);
    const written = `${release} ${engine.dialect.name} ${version}`;
    let manifest = await readManifest(folder, written);
    const readable = await isWhole(engine, folder, manifest, options);
    if (!readable) manifest = { ...manifest, logs: {}, results: {}, repeats: {}, tables: {}, verdicts: {} };
    const tables: [WorkTable, WorkTable] = [
      await engine.materialize('counts', emptyCounts(engine), options),
      await engine.materialize('voided', emptyVoided(engine), options),
    ];
    return new StateFolder(engine, folder, manifest, tables, options);
  }

  /** Was nothing counted before? */
  get isEmpty(): boolean {
    return this.#logs.files('counts').length === 0;
  }

  /** `unit part` of all that earlier runs counted, once they are learnt. */
  get covered(): ReadonlySet<string> {
    return this.#covered;
  }

  async learnCovered(): Promise<void> {
    if (this.isEmpty || this.#covered.size > 0) return;
    const counted = sql`select unit, string_agg(distinct part, ' ') as parts from read_parquet(${this.#logs.paths('counts')}) as c group by unit`;
    for (const { unit, parts } of await this.#engine.all<{ unit: string; parts: string }>(counted, this.#options))
      for (const part of parts.split(' ')) this.#covered.add(`${unit} ${part}`);
  }

  /** All counts, this run's included, as a FROM item. */
  get counts(): Sql {
    return sql`(select * from ${union(this.#logs.paths('counts'), emptyCounts(this.#engine))} union all select * from ${this.#counts.name})`;
  }

  /** All findings that were written and are not voided, as a FROM item. */
  get findings(): Sql {
    return this.#findings(sql`select * from ${this.#voided.name}`);
  }

  /** Hashes of a unit of which more than one record has had each, as a FROM item; some may be of one record, or none, by now. */
  repeating(unit: string): Sql {
    return union(this.#logs.paths(`repeating-${unit}`), emptyRepeating(this.#engine));
  }

  /** Of the hashes of a unit, those in some parts: see `hashesIn`. */
  hashes(unit: string, among: readonly string[]): Sql {
    return hashesIn(this.hashFiles(unit), among, this.#engine);
  }

  /** The parts of the hashes of a unit, as a FROM item: `log`, `place`, `part`. */
  placesOf(unit: string): Sql {
    return placesIn(this.hashFiles(unit));
  }

  /** The files of keys of a unit. */
  keyFiles(unit: string): HashFile[] {
    return this.#logs.partsOf(`keys-${unit}`);
  }

  /** Adds the keys of parts. @param write a new file; tells its rows. */
  async addKeys(unit: string, parts: readonly string[], write: (path: string) => Promise<number>): Promise<void> {
    await this.#logs.write(`keys-${unit}`, write, [...parts]);
  }

  /** Files of hashes of a unit that repeat. */
  repeatingFiles(unit: string): string[] {
    return this.#logs.paths(`repeating-${unit}`);
  }

  /** The path of a new file; one that is no log's is removed when the run is committed. */
  beside(what: string): string {
    return this.#logs.beside(what);
  }

  /** Forgets what this run counted of units in some parts. */
  async forgetCounts(units: readonly string[], parts: readonly string[]): Promise<void> {
    if (units.length === 0 || parts.length === 0) return;
    await this.#engine.run(sql`delete from ${this.#counts.name} where ${isIn('unit', units)} and ${isIn('part', parts)}`, this.#options);
  }

  /** Adds rows of `unit`, `part`, `flags`, `n`. */
  async addCounts(query: Sql): Promise<void> {
    this.#isCounted = true;
    await this.#engine.run(sql`insert into ${this.#counts.name} select unit, part, flags, n from (${query}) as q`, this.#options);
  }

  /**
   * Says that what earlier runs found under a label of some hashes is no longer true.
   * @returns these findings: `hash`, and what was `observed`, masked; the caller drops it.
   */
  async voidFindings(label: string, hashes: Sql): Promise<WorkTable> {
    const found = sql`select hash, observed from ${this.findings} as f where unit = ${label} and hash in (${hashes})`;
    const none = await this.#engine.materialize('none', found, this.#options);
    if (none.rows > 0) {
      const query = sql`select distinct ${label} as unit, hash, ${this.generation} as before from ${none.name}`;
      await this.#engine.run(sql`insert into ${this.#voided.name} ${query}`, this.#options);
      this.#voidedNow.set(label, none.rows + (this.#voidedNow.get(label) ?? 0));
    }
    return none;
  }

  /** Adds hashes that repeat; `anew`: in place of those that were known. */
  async addRepeating(unit: string, query: Sql, anew: boolean): Promise<void> {
    const log = `repeating-${unit}` as const;
    const known = anew ? [] : [sql` where hash not in (select hash from ${this.repeating(unit)} as r)`];
    if (anew) delete this.manifest.logs[log];
    await this.#logs.write(log, sql`select distinct hash from (${query}) as q${join(known)}`);
  }

  /** Adds hashes that repeat and are not among those that were known; `anew`: in place of these. @param write a new file; tells its rows. */
  async addNewlyRepeating(unit: string, write: (path: string) => Promise<number>, anew = false): Promise<void> {
    if (anew) delete this.manifest.logs[`repeating-${unit}`];
    await this.#logs.write(`repeating-${unit}`, write);
  }

  /** Adds the hashes of a unit in some parts: rows of `part` (the place among these), `row`, `hash`. @returns how many rows each part has. */
  async addHashes(unit: string, parts: readonly string[], query: Sql | HashWriter): Promise<number[]> {
    const log = `hashes-${unit}` as const;
    if (typeof query === 'function') {
      const counted: number[] = [];
      const write = async (beside: string): Promise<number> => {
        counted.push(...(await query(beside)));
        return counted.reduce((sum, rows) => sum + rows, 0);
      };
      await this.#logs.write(log, write, [...parts]);
      return parts.map((_, place) => counted[place] ?? 0);
    }
    const path = await this.#logs.write(log, query, [...parts]);
    const rows = await this.#engine.all<{ part: number; n: number }>(sql`select part, count(*) as n from read_parquet(${path}) as f group by part`);
    return parts.map((_, place) => rows.find(({ part }) => part === place)?.n ?? 0);
  }

  /**
   * Writes what this run found beside what was known, then the manifest, and removes what nobody needs.
   * @param findings those that the engine has, and those that were `found` without it.
   * @returns a query of the findings that are true, and how many these are by unit and part.
   */
  async commit(findings: Findings, found: FoundFile, live: Live): Promise<{ query: Sql; held: ReadonlyMap<string, ReadonlyMap<string, number>> }> {
    const { logs } = this.manifest;
    if (!findings.isEmpty)
      await findings.finish((finished) =>
        this.#writeFindings(sql`select ${findingColumns}, ${this.generation} as generation from (${finished}) as f`),
      );
    if (!found.isEmpty) {
      await this.#logs.write('findings', (path) => found.moveTo(path));
      this.#logs.hold('findings', found.held);
    }
    if (this.#voidedNow.size > 0) {
      await this.#logs.write('voided', sql`select * from ${this.#voided.name}`);
      const voided = [...this.#voidedNow].map(([unit, n]) => ({ unit, part: '', n }));
      this.#logs.hold('voided', voided);
      await this.#engine.run(sql`delete from ${this.#voided.name}`, this.#options);
    }
    if (this.#isCounted) await this.#logs.write('counts', sql`select * from ${this.#counts.name}`);
    const kept: Manifest['logs'] = {};
    const used = this.#logs.names.filter((name) => live.units.has(unitOf(name) ?? '') || unitOf(name) === undefined);
    // Counts say of which parts hashes are there: where these let go of parts, counts do.
    const isCrowded = used.some((name) => name.startsWith('hashes-') && this.#logs.files(name).length > filesAtMost);
    for (const name of used) kept[name] = await this.#tidy(name, live, isCrowded && name === 'counts');
    // Findings that were written anew were so without those that are voided.
    if (kept.findings !== logs.findings && kept.findings?.every((file) => !logs.findings?.includes(file))) delete kept.voided;
    const { repeats, results, tables, verdicts } = this.manifest;
    const known = <T>(record: Record<string, T>): Record<string, T> =>
      Object.fromEntries(Object.entries(record).filter(([unit]) => live.units.has(unit)));
    await writeManifest(this.#folder, {
      ...this.manifest,
      logs: kept,
      files: [...this.fingerprints.seen],
      repeats: known(repeats),
      results: known(results),
      tables: known(tables),
      verdicts: known(verdicts),
    });
    await removeOthers(this.#folder, Object.values(kept).flat());
    this.#logs.settle(kept);
    return { query: this.#findings(), held: this.#logs.held() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#counts.drop();
    await this.#voided.drop();
  }

  /** `also`: rows of what is voided beside what was written. */
  #findings(also?: Sql): Sql {
    const written = union(this.#logs.paths('findings'), emptyFindings(this.#engine));
    const files = this.#logs.paths('voided');
    const voided = [...(files.length > 0 ? [sql`select * from ${union(files, sql``)}`] : []), ...(also ? [also] : [])];
    if (voided.length === 0) return written;
    const isVoided = sql`v.unit = f.unit and v.hash = f.hash and v.before > f.generation`;
    return sql`(select f.* from ${written} as f anti join (${join(voided, sql` union all `)}) as v on ${isVoided})`;
  }

  /** The files of the hashes of a unit. */
  hashFiles(unit: string): HashFile[] {
    return this.#logs.partsOf(`hashes-${unit}`);
  }

  /** The files of a log, written as one where they are many or hold mostly what is true no more. */
  async #tidy(log: Log, live: Live, isDue: boolean): Promise<LogFile[]> {
    const files = this.#logs.files(log);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const stale = log === 'findings' && rows > fewRows && rows > 2 * this.#logs.count(live.units, live.parts);
    if (files.length <= filesAtMost && !isDue && !stale) return files;
    const parts = [...live.parts];
    if (log.startsWith('keys-')) {
      if (!(await this.#logs.rewriteParts(log, parts))) return [];
    } else if (log.startsWith('hashes-')) {
      const unit = unitOf(log) ?? '';
      const query = sql`select array_position(${parts}, p.part) - 1 as part, h.row, h.hash from ${this.hashes(unit, parts)} as h
        join ${this.placesOf(unit)} as p on p.log = h.log and p.place = h.place`;
      if (!(await this.#logs.rewriteParts(log, parts))) await this.#logs.rewrite(log, query, parts);
    } else if (log === 'findings') await this.#writeFindings(sql`select * from ${this.findings} as f where ${isLive(live)}`, true);
    else if (log === 'counts')
      await this.#logs.rewrite(log, sql`select * from ${union(this.#logs.paths(log), emptyCounts(this.#engine))} as c where ${isLive(live)}`);
    else {
      const voided = log === 'voided' ? files.flatMap(({ holds }) => (holds ? rowsOf(holds) : [])) : null;
      await this.#logs.rewrite(log, sql`select distinct * from ${union(this.#logs.paths(log), sql``)} as q`);
      if (voided) this.#logs.hold('voided', voided);
    }
    return this.#logs.fresh(log);
  }

  /** Writes findings, and counts what their file holds. @param anew in place of all others. */
  async #writeFindings(query: Sql, anew = false): Promise<void> {
    const before = this.#logs.fresh('findings').length;
    if (anew) await this.#logs.rewrite('findings', query);
    else await this.#logs.write('findings', query);
    const [path] = this.#logs.fresh('findings').length > (anew ? 0 : before) ? this.#logs.paths('findings').slice(-1) : [];
    if (path === undefined) return;
    const counted = sql`select unit, part, count(*) as n from read_parquet(${path}) as f where unit is not null group by unit, part`;
    this.#logs.hold('findings', await this.#engine.all<{ unit: string; part: string; n: number }>(counted, this.#options));
  }
}
