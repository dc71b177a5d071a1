import type { WorkTable } from '@sogoc/engine';
import type { RuleContext } from '../rule-kind.ts';
import type { RecordRuleOf } from '../run/scan.ts';
import type { KeptRun } from './kept-run.ts';

/** What kinds prepare for parts of a table: once for all of a kind's rules, however often the parts are asked. */
export class Preparations implements AsyncDisposable {
  readonly #run: Pick<KeptRun, 'engine' | 'options'>;
  readonly #rules: readonly RecordRuleOf[];
  readonly #known = new Map<string, WorkTable | null>();

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

  async [Symbol.asyncDispose](): Promise<void> {
    for (const table of this.#known.values()) await table?.drop();
  }

  async #tableOf(kind: RecordRuleOf['kind'], context: RuleContext): Promise<WorkTable | null> {
    if (!kind.prepare) return null;
    const name = [kind.kind, context.profile.file, ...(context.profile.parts ?? []).map(({ file }) => file)].join('\u001f');
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const checks = this.#rules.filter((rule) => rule.kind === kind).map(({ rule }) => rule.check);
    const made = await kind.prepare(checks as never, context, this.#run.engine, this.#run.options);
    this.#known.set(name, made);
    return made;
  }
}
