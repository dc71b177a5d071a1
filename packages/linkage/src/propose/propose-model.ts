import { type Engine, id, join, type RunOptions, type Sql, sql } from '@sogoc/engine';
import { openRegistry, type Registry } from '../compare/registry.ts';
import { LinkageError } from '../error.ts';
import type { Language } from '../explain/sentence.ts';
import type { LinkTable } from '../link-table.ts';
import { withWordRarity } from '../model/count-words.ts';
import type { LinkKind, LinkModel } from '../model/link-model.ts';
import { candidateKeys } from './blocking-candidates.ts';
import { columnFacts } from './column-facts.ts';
import { type RoledColumn, roleOf } from './column-role.ts';
import { compositeColumns } from './composite-columns.ts';
import { type BlockingBudget, proposeBlocking } from './propose-blocking.ts';
import { proposeComparisons } from './propose-comparisons.ts';
import { rareWordRules } from './rare-word-rules.ts';
import { reasonTexts } from './reason-texts.ts';
import { withWriting } from './ways-of-writing.ts';
import { withinReach } from './within-reach.ts';

export interface ProposeOptions extends RunOptions {
  /** Columns that all tables have and that may be used: leave out the key, and a truth column. */
  columns: readonly string[];
  /** Default: dedupe for one table, link-and-dedupe for several. */
  kind?: LinkKind;
  /** Semantic types (ids) by column, as a profile found them: they choose comparers of country packs. */
  semanticTypes?: ReadonlyMap<string, string>;
  registry?: Registry;
  /** Of the reasons; default en. */
  language?: Language;
  budget?: BlockingBudget;
  /** Rules for the prior, each a list of columns, and the share of matches that they find (default 0.8). */
  deterministic?: { rules: readonly (readonly string[])[]; recall?: number };
}

/**
 * Proposes a model from what the columns hold, with the reasons: which columns tell something and how to compare them, and rules that make candidate
 * pairs within a budget. It is not trained.
 * @throws LinkageError `LINK_NOTHING_TO_COMPARE` where no column can tell records apart.
 */
export async function proposeModel(engine: Engine, tables: readonly LinkTable[], options: ProposeOptions): Promise<LinkModel> {
  const registry = options.registry ?? openRegistry();
  const words = reasonTexts[options.language ?? 'en'];
  const kind = options.kind ?? (tables.length > 1 ? 'link-and-dedupe' : 'dedupe');
  const columns = join(options.columns.map((column) => sql`${engine.dialect.cast(sql`${id(column)}`, 'text')} as ${id(column)}`));
  const all = join(
    tables.map((table) => sql`select ${columns} from ${table.relation}`),
    sql` union all `,
  );
  const stacked = await engine.materialize('link_stacked', all, options);
  const relation = sql`${stacked.name}`;
  const facts = await columnFacts(engine, relation, options.columns, options.semanticTypes, options);
  const roled = facts.map((fact) => roleOf(fact, registry.comparers, tables.length > 1 ? 'across' : 'dedupe'));
  const reasons = roled.flatMap((column) => (column.role === 'useless' ? [words.leftOut(column.facts.name, column.why(words))] : []));
  const useful = await withWriting(engine, relation, await withoutRepeats(engine, relation, roled, reasons, options), options);
  const { kept: comparisons, left } = withinReach(proposeComparisons(useful));
  for (const { comparison } of left) reasons.push(words.tooMany(comparison.name));
  for (const { comparison, reason } of comparisons) reasons.push(`${comparison.name}: ${reason(words)}`);
  const keys = candidateKeys(useful.filter((column) => comparisons.some((proposed) => proposed.columns.includes(column))));
  const texts = comparisons.flatMap((proposed) => (proposed.comparison.words === undefined ? [] : proposed.columns));
  const usual = keys.length === 0 ? [] : await proposeBlocking(engine, relation, keys, options.budget, options);
  const rare = await rareWordRules(engine, relation, texts, options.budget, options);
  const blocking = [...usual, ...rare];
  reasons.push(...blocking.map((proposed) => proposed.reason(words)));
  await stacked.drop();
  if (comparisons.length === 0 || blocking.length === 0)
    throw new LinkageError('LINK_NOTHING_TO_COMPARE', 'No column can tell records apart', {
      place: reasons.join('; '),
      remedy: 'Check that the tables hold the records, or write a model that says what to compare',
    });
  const model: LinkModel = {
    format: 'sogoc-link-model',
    version: 1,
    kind,
    blocking: blocking.map((proposed) => proposed.rule),
    // Pairs that share a rare word are mostly found by it alone: what else they agree in would be learned from the odd ones among them.
    ...(usual.length > 0 && rare.length > 0 && { training: usual.map((proposed) => proposed.rule) }),
    ...(options.deterministic && {
      deterministic: {
        rules: options.deterministic.rules.map((rule) => ({ keys: rule.map((column) => ({ column })) })),
        recall: options.deterministic.recall ?? 0.8,
      },
    }),
    comparisons: comparisons.map((proposed) => proposed.comparison),
    prior: null,
    duplication: null,
    related: null,
    threshold: 0.5,
    reasons,
  };
  return withWordRarity(engine, tables, model, options);
}

/** Leaves out columns that repeat others: the whole where its parts are there, the part where it is the only one. */
async function withoutRepeats(
  engine: Engine,
  relation: Sql,
  columns: readonly RoledColumn[],
  reasons: string[],
  options: Pick<ProposeOptions, 'signal' | 'language'>,
): Promise<RoledColumn[]> {
  const texts = columns.filter((column) => column.role === 'name' || column.role === 'words').map((column) => column.facts.name);
  const dropped = new Set<string>();
  for (const { whole, parts } of await compositeColumns(engine, relation, texts, options)) {
    const simple = parts.filter((part) => !dropped.has(part));
    const out = simple.length > 1 ? [whole] : simple;
    for (const column of out) dropped.add(column);
    if (out.length > 0) reasons.push(reasonTexts[options.language ?? 'en'].repeats(out, whole, simple));
  }
  return columns.filter((column) => column.role !== 'useless' && !dropped.has(column.facts.name));
}
