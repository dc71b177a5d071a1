import type { WorkTable } from '@sogoc/engine';
import type { RuleContext } from '../rule-kind.ts';
import type { RecordRuleOf } from '../run/scan.ts';
import type { Judgement } from './judged.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptPart } from './kept-table.ts';
import type { Unit } from './unit.ts';

/**
 * Tables that help to ask parts of a table: what kinds prepare, once for all of a kind's rules, however often the parts are asked; and which records of the
 * parts units have found to break rules.
 */
export class Preparations implements AsyncDisposable {
  readonly #run: Pick<KeptRun, 'engine' | 'options'>;
  readonly #rules: readonly RecordRuleOf[];
  readonly #known = new Map<string, Promise<WorkTable | null>>();
  readonly #failing: { parts: string; units: ReadonlySet<string>; table: WorkTable }[] = [];
  readonly #judged: { parts: string; found: Judgement }[] = [];
  /** Drops tables in the end. */
  readonly tables = new AsyncDisposableStack();

  constructor(run: Pick<KeptRun, 'engine' | 'options'>, rules: readonly RecordRuleOf[]) {
    this.#run = run;
    this.#rules = rules;
  }

  /** The rules with what their kinds prepared for the parts of a context. */
  async of(rules: readonly RecordRuleOf[], context: RuleContext): Promise<RecordRuleOf[]> {
    const ready: RecordRuleOf[] = [];
    for (const rule of rules) ready.push({ ...rule, prepared: await this.#tableOf(rule.kind, context) });
    return ready;
  }

  /** Remembers a table with the `failing_row`s of units in some parts, and drops it in the end. */
  keepFailing(parts: readonly KeptPart[], units: readonly Unit[], table: WorkTable): void {
    this.#failing.push({ parts: nameOfParts(parts), units: new Set(units.map(({ id }) => id)), table });
  }

  /** The tables that hold all failing rows of units in some parts, or undefined where they are not known. */
  failingOf(parts: readonly KeptPart[], units: readonly Unit[]): WorkTable['name'][] | undefined {
    const known = this.#failing.filter((one) => one.parts === nameOfParts(parts));
    const tables = units.map(({ id }) => known.find((one) => one.units.has(id))?.table.name);
    return tables.includes(undefined) ? undefined : [...new Set(tables.flatMap((table) => (table ? [table] : [])))];
  }

  /** Remembers what rules say of the suspects of units in some parts. */
  keepJudged(parts: readonly KeptPart[], found: Judgement): void {
    this.#judged.push({ parts: nameOfParts(parts), found });
  }

  /** What rules say of the suspects of units in some parts. */
  judgedOf(parts: readonly KeptPart[]): readonly Judgement[] {
    return this.#judged.flatMap(({ parts: name, found }) => (name === nameOfParts(parts) ? [found] : []));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const made of this.#known.values()) await (await made.catch(() => null))?.drop();
    for (const { table } of this.#failing) await table.drop();
    await this.tables.disposeAsync();
  }

  /** Units ask at the same time: what is being made is known too. */
  #tableOf(kind: RecordRuleOf['kind'], context: RuleContext): Promise<WorkTable | null> {
    if (!kind.prepare) return Promise.resolve(null);
    const name = [kind.kind, context.profile.file, ...(context.profile.parts ?? []).map(({ file }) => file)].join('\u001f');
    const known = this.#known.get(name);
    if (known) return known;
    const checks = this.#rules.filter((rule) => rule.kind === kind).map(({ rule }) => rule.check);
    const made = kind.prepare(checks as never, context, this.#run.engine, this.#run.options);
    this.#known.set(name, made);
    // What failed may go well when it is asked again.
    made.catch(() => this.#known.delete(name));
    return made;
  }
}

function nameOfParts(parts: readonly KeptPart[]): string {
  return parts.map(({ id }) => id).join(' ');
}
