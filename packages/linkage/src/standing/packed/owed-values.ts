import { id, join, sql, type WorkTable } from '@sogoc/engine';
import { dictionaryOf, type FrequencyBook } from '../../compare/dictionary.ts';
import type { LinkModel } from '../../model/link-model.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { inputColumns, valueNames } from '../../prepare/raw-records.ts';
import type { KnownValues } from './known-values.ts';
import { columnsKept, readValues } from './read-values.ts';

/** Records kept at most for values that the engine was not told. */
const mostRecords = 100_000;

/**
 * Values that are known in arrays and that the dictionaries of the engine lack, with the records that brought them. Most are never asked for, since what is compared is kept; whoever asks the dictionaries
 * pays first.
 */
export class OwedValues {
  readonly #prepared: Prepared;
  readonly #model: LinkModel;
  readonly #values: readonly KnownValues[];
  readonly #frequencyBook: FrequencyBook;
  /** New records as `rawRecords` gives them: of changes before, and of the one that is taken in. */
  readonly #before: WorkTable[] = [];
  #now: WorkTable | undefined;
  #owesNow = false;
  /** By comparison records of which each has another value. */
  readonly #holders = new Map<number, Int32Array[]>();
  #paying: Promise<unknown> = Promise.resolve();

  constructor(prepared: Prepared, model: LinkModel, values: readonly KnownValues[], frequencyBook: FrequencyBook) {
    this.#prepared = prepared;
    this.#model = model;
    this.#values = values;
    this.#frequencyBook = frequencyBook;
  }

  /** Takes over the records of a change, which may bring values. Who calls ends the change. */
  async begin(raw: WorkTable): Promise<void> {
    this.#now = raw;
    this.#owesNow = false;
    if (this.#before.reduce((sum, { rows }) => sum + rows, raw.rows) > mostRecords) await this.pay();
  }

  /** Keeps the records of the change where they are needed still. */
  async end(): Promise<void> {
    const raw = this.#now;
    this.#now = undefined;
    if (raw && this.#owesNow && this.#holders.size > 0) this.#before.push(raw);
    else await raw?.drop();
  }

  /** @param holders records of the change. */
  add(comparison: number, holders: Int32Array): void {
    this.#owesNow = true;
    this.#holders.set(comparison, [...(this.#holders.get(comparison) ?? []), holders]);
  }

  /** Tells the engine the values of all comparisons, or only those of some that it has to tell of, which then are known. */
  pay(asked?: readonly number[]): Promise<void> {
    const paid = this.#paying.then(() => (asked ? this.#pay(asked, true) : this.#payAll()));
    this.#paying = paid.catch(() => undefined);
    return paid;
  }

  async #payAll(): Promise<void> {
    await this.#pay([...this.#holders.keys()], false);
    for (const raw of this.#before.splice(0)) await raw.drop();
  }

  async #pay(comparisons: readonly number[], isAsked: boolean): Promise<void> {
    if (comparisons.length === 0) return;
    const { engine, options } = this.#prepared;
    const columns = ['rid', 'comparison'].map((name) => ({ name, type: 'integer' as const }));
    const batches = comparisons.flatMap((i) => (this.#holders.get(i) ?? []).map((rids) => [rids, new Int32Array(rids.length).fill(i)]));
    await using holders = await engine.ingestNumbers('link_holders', columns, batches, options);
    const all = [...this.#before, ...(this.#now ? [this.#now] : [])].map(
      ({ name }) => sql`select * from ${name} where rid in (select rid from ${holders.name})`,
    );
    await using raw = await engine.materialize('link_raw', join(all, sql` union all `), options);
    await Promise.all(comparisons.map((i) => this.#tell(i, raw, holders, isAsked)));
    for (const i of comparisons) this.#holders.delete(i);
  }

  async #tell(i: number, raw: WorkTable, holders: WorkTable, isAsked: boolean): Promise<void> {
    const { engine, rules, comparisons, dictionaries, options } = this.#prepared;
    const [compiled, dictionary, known] = [comparisons[i], dictionaries[i], this.#values[i]];
    if (!compiled || !dictionary || !known) return;
    const only = sql`rid in (select rid from ${holders.name} where comparison = ${i})`;
    const columns = inputColumns(compiled.comparison, valueNames(this.#model, rules));
    const found = dictionaryOf(raw, i, compiled, columns, engine.dialect, { ...options, frequencyBook: this.#frequencyBook, only });
    const statement = sql`insert into ${dictionary.name} ${found}`;
    if (!isAsked) await engine.run(statement, options);
    else {
      const kept = columnsKept(this.#prepared, this.#model, i, (name) => sql`${id(name)}`);
      await readValues(this.#prepared, i, sql`${statement} returning ${join(kept)}`, known);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
    for (const raw of this.#before.splice(0)) await raw.drop();
  }
}
