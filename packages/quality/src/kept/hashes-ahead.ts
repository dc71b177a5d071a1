import { rm } from 'node:fs/promises';
import { checkColumns, type Rule } from '@sogoc/contract';
import type { ColumnProfile } from '@sogoc/profile';
import type { RepeatsFound } from '../pages/page-work.ts';
import { NotReadable } from '../pages/pages-error.ts';
import type { RepeatsShown } from '../pages/repeated-records.ts';
import type { KeyedColumn } from '../pages/values-at.ts';
import type { SetRuleKind } from '../rule-kind.ts';
import { hashedColumnOf } from './hash-pages.ts';
import { HashedColumn } from './hashed-column.ts';
import { KeysFile, keyColumns } from './kept-keys.ts';
import { type KeptRun, missingParts } from './kept-run.ts';
import { hashUnit } from './kept-sets.ts';
import type { KeptPart } from './kept-table.ts';
import { pagesOf } from './pages-of.ts';
import { type AskedColumn, readPages } from './read-pages.ts';

/** A file of the hashes that repeat; `hasValues`: it is one of `repeatingValues`. What was found, where it was: see `RepeatsFound`. */
interface Repeating extends NonNullable<RepeatsFound> {
  path: string;
  hasValues: boolean;
}

interface Ahead {
  column: HashedColumn;
  parts: string;
  /** The file of those that repeat, where it was asked for: see `writeRepeating`. */
  repeating: Promise<Repeating | null>;
}

/**
 * Hashes of columns that must not repeat, made while their pages are read for other rules; which of them repeat is looked for while the engine is asked of what was read.
 */
export class HashesAhead implements AsyncDisposable {
  readonly #run: KeptRun;
  /** By their units. */
  readonly #columns: ReadonlyMap<string, ColumnProfile>;
  /** Of each unit how what repeats is shown, where this can be told without the engine. */
  readonly #shown: ReadonlyMap<string, RepeatsShown>;
  readonly #made = new Map<string, Ahead>();

  constructor(run: KeptRun, sets: readonly { rule: Rule; kind: SetRuleKind }[]) {
    this.#run = run;
    const isExcepted = sets.some(({ rule }) => rule.check.kind === 'duplicate-rows');
    const hashed = sets.flatMap(({ rule, kind }) => {
      const column = hashedColumnOf(run, rule, kind);
      return column ? [{ unit: hashUnit(run, rule, isExcepted, 'pages'), column, shown: isExcepted ? null : shownOf(run, rule, kind) }] : [];
    });
    this.#columns = new Map(hashed.map(({ unit, column }) => [unit, column]));
    this.#shown = new Map(hashed.flatMap(({ unit, shown }) => (shown ? [[unit, shown]] : [])));
  }

  /** The columns of which hashes in just these parts will be asked for, by their units. */
  wanted(parts: readonly KeptPart[]): ReadonlyMap<string, ColumnProfile> {
    return new Map([...this.#columns].filter(([unit]) => nameOfParts(missingParts(this.#run, unit)) === nameOfParts(parts)));
  }

  /**
   * Takes hashes, which are finished, into its care, and begins to look for those that repeat, where they are of all parts.
   * @param values where keys and values of each part lie; null: they are not to be read with what repeats.
   */
  keep(unit: string, column: HashedColumn, parts: readonly KeptPart[], values: readonly KeyedColumn[] | null): void {
    const { options, pool, states, table } = this.#run;
    const ahead: Ahead = { column, parts: nameOfParts(parts), repeating: Promise.resolve(null) };
    this.#made.set(unit, ahead);
    if (ahead.parts !== nameOfParts(table.parts)) return;
    const path = states.beside('repeating');
    const look = async (own: typeof values): Promise<Repeating | null> => {
      const job = { files: [column.chunks], values: own, shown: this.#shown.get(unit) ?? null, path };
      const outcome = await pool.do('repeats', job, options.signal);
      return outcome && { ...outcome, path, hasValues: own !== null };
    };
    const known = column.isAsWritten ? values : null;
    // What goes wrong here goes wrong once more where it is asked for.
    ahead.repeating = look(known)
      .catch(() => (known ? look(null) : null))
      .catch(() => null);
  }

  /**
   * The hashes of a unit in some parts: those that were made, else those of all units that want these parts are made now.
   * @returns undefined where pages are not to be had. @throws NotReadable where they are not understood.
   */
  async take(unit: string, parts: readonly KeptPart[]): Promise<HashedColumn | undefined> {
    const wanted = this.wanted(parts);
    const column = wanted.get(unit);
    if (column && !this.#made.has(unit)) {
      const others = [...wanted].filter(([name]) => !this.#made.has(name));
      await this.#read(new Map(others), parts).catch((error: unknown) => {
        if (!(error instanceof NotReadable) || others.length === 1) throw error;
        return this.#read(new Map([[unit, column]]), parts);
      });
    }
    const ahead = this.#made.get(unit);
    if (ahead?.parts !== nameOfParts(parts)) return undefined;
    await ahead.repeating;
    return ahead.column;
  }

  /** Reads the pages of columns, and the keys of their records, once. */
  async #read(wanted: ReadonlyMap<string, ColumnProfile>, parts: readonly KeptPart[]): Promise<void> {
    const run = this.#run;
    const keys = keyColumns(run.context.profile);
    const pages = await pagesOf(run, parts, [...[...wanted.values()].map(({ name }) => name), ...keys.map(({ name }) => name)]);
    if (!pages) return;
    await using made = new AsyncDisposableStack();
    const hashed = new Map<string, [unit: string, column: HashedColumn]>();
    for (const [unit, column] of wanted)
      if (pages.columns.has(column.name) && !hashed.has(column.name))
        hashed.set(column.name, [unit, made.use(await HashedColumn.create(run, column))]);
    if (hashed.size === 0) return;
    await using kept = await KeysFile.create(run, parts, pages);
    const places = new Map(kept ? keys.map(({ name }, place) => [name, place]) : []);
    const columns = [...new Set([...hashed.keys(), ...places.keys()])].map((name): AskedColumn => {
      const place = places.get(name);
      const key = place === undefined ? null : { place, untouched: null };
      return { test: null, isMissingSuspect: false, hashed: hashed.get(name)?.[1] ?? null, key, places: pages.columns.get(name) ?? new Map() };
    });
    await readPages(run.pool, pages.files, columns, null, 1, run.options, kept);
    await kept?.keep(run.states);
    for (const [, column] of hashed.values()) await column.finish(run.engine, run.options);
    for (const [unit, column] of hashed.values()) this.keep(unit, column, parts, null);
    made.move();
  }

  /** The file of the hashes of a unit that repeat, where it is known. */
  async repeating(unit: string): Promise<Repeating | null> {
    return (await this.#made.get(unit)?.repeating) ?? null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { column, repeating } of this.#made.values()) {
      const found = await repeating;
      if (found) await rm(found.path, { force: true });
      await column[Symbol.asyncDispose]();
    }
  }
}

/** Null where values are to be masked. */
function shownOf(run: KeptRun, rule: Rule, kind: SetRuleKind): RepeatsShown | null {
  const isShown = kind.repeats?.(rule.check as never, run.context).shown ?? true;
  const isPersonal = checkColumns(rule.check).some((name) => run.context.column(name).personal);
  return isShown && isPersonal ? null : { kind: kind.finds, isShown, parts: run.table.parts.map(({ id }) => id) };
}

const nameOfParts = (parts: readonly KeptPart[]): string => parts.map(({ id }) => id).join(' ');
