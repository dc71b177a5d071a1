import { id, join, type Sql, sql } from '@sogoc/engine';
import { levelTitle, type Title } from '../compare/level-title.ts';
import { openRegistry, type Registry } from '../compare/registry.ts';
import type { Comparison, Level, LinkModel } from '../model/link-model.ts';
import { frequencyGains } from '../predict/frequency-gain.ts';
import { levelWeights, priorWeight } from '../predict/pattern-weights.ts';
import { probabilityOf } from '../predict/predict-pairs.ts';
import { relatedBits } from '../predict/related-weight.ts';
import { tieWeight } from '../predict/tie-bits.ts';
import { tieBits } from '../predict/tie-weight.ts';
import { relatedWeight } from '../predict/weigh-levels.ts';
import type { Prepared } from '../prepare/prepared.ts';

/** One bar of the waterfall: what a comparison adds to or takes from the weight. */
export interface Step {
  comparison: string;
  /** Null where a value is missing: it tells nothing. */
  level: { name: string; title: Title /** Columns that it rests on, where not all of the comparison's. */; columns?: string[] } | null;
  /** Bits, the frequency of the value included. */
  weight: number;
  /** Of these, bits that come from how rare or common the value is. */
  fromFrequency: number;
  /** The two records' values, where they were asked for. */
  values?: { left: (string | null)[]; right: (string | null)[] };
}

/** Why a pair has its probability: the prior, then each comparison. The weights sum to the pair's weight. */
export interface Explanation {
  left: { source: string; key: string };
  right: { source: string; key: string };
  /** Bits before anything is compared: log2 odds of the prior. */
  prior: number;
  steps: Step[];
  weight: number;
  probability: number;
}

export interface ExplainOptions {
  /** Show the values themselves: only to who has the right to see them. Default false. */
  values?: boolean;
}

/**
 * Explains pairs, for people: at most a few hundred.
 * @param pairs a query with l, r, pattern.
 */
export async function explainPairs(prepared: Prepared, model: LinkModel, pairs: Sql, options: ExplainOptions = {}): Promise<Explanation[]> {
  const { engine, records, comparisons, dictionaries, patterns, sources } = prepared;
  const registry = prepared.options.registry ?? openRegistry();
  const gains = frequencyGains(prepared, model);
  const extra = [...gains.byComparison].map(([i, gain]) => sql`${gain} as ${id(`gain${i}`)}`);
  const shown = options.values
    ? comparisons.flatMap((compiled, i) => compiled.values.flatMap((name) => ['x', 'y'].map((side) => valueColumn(side, i, name))))
    : [];
  const values = options.values
    ? comparisons.flatMap((_, i) =>
        ['x', 'y'].map(
          (side) =>
            sql`left join ${dictionaries[i]?.name ?? id('none')} ${id(`${side}v${i}`)} on ${id(`${side}v${i}`, 'code')} = ${id(side, `c${i}`)}`,
        ),
      )
    : [];
  const rows = await engine.all<Record<string, unknown>>(
    sql`select p.pattern, x.source as left_source, x.key as left_key, y.source as right_source, y.key as right_key${extra.length + shown.length > 0 ? sql`, ` : sql``}${join([...extra, ...shown])}
        from (${pairs}) p join ${records.name} x on x.rid = p.l join ${records.name} y on y.rid = p.r ${gains.joins} ${join(values, sql` `)}`,
    prepared.options,
  );
  const weights = levelWeights(model);
  const prior = priorWeight(model);
  return rows.map((row) => {
    const levels = patterns.decode(Number(row.pattern));
    const steps = model.comparisons.map((comparison, i): Step => {
      const place = levels[i] ?? 0;
      const level = comparison.levels[place - 1];
      const fromFrequency = Number(row[`gain${i}`] ?? 0);
      const side = (name: string): (string | null)[] =>
        comparison.inputs.map((_, j) => (row[`${name}_${i}_${j}`] === null ? null : String(row[`${name}_${i}_${j}`])));
      return {
        comparison: comparison.name,
        level: level ? describeLevel(comparison, level, registry) : null,
        weight: (weights[i]?.[place] ?? 0) + fromFrequency,
        fromFrequency,
        ...(options.values && { values: { left: side('x'), right: side('y') } }),
      };
    });
    steps.push(...tieSteps(model, levels), ...relatedStep(model, levels, steps));
    const weight = prior + steps.reduce((sum, step) => sum + step.weight, 0);
    return {
      left: { source: sources[Number(row.left_source)] ?? '', key: String(row.left_key) },
      right: { source: sources[Number(row.right_source)] ?? '', key: String(row.right_key) },
      prior,
      steps,
      weight,
      probability: probabilityOf(weight),
    };
  });
}

/**
 * What each comparison adds at some patterns, for any number of pairs: all that share a pattern have the same reasons, but for how rare their values are.
 * @param patterns as scored pairs hold them.
 */
export function explainPatterns(prepared: Prepared, model: LinkModel, patterns: readonly number[]): Step[][] {
  const registry = prepared.options.registry ?? openRegistry();
  const weights = levelWeights(model);
  return patterns.map((pattern) => {
    const levels = prepared.patterns.decode(pattern);
    const steps = model.comparisons.map((comparison, i): Step => {
      const place = levels[i] ?? 0;
      const level = comparison.levels[place - 1];
      const described = level ? describeLevel(comparison, level, registry) : null;
      return { comparison: comparison.name, level: described, weight: weights[i]?.[place] ?? 0, fromFrequency: 0 };
    });
    return [...steps, ...tieSteps(model, levels), ...relatedStep(model, levels, steps)];
  });
}

/** What is taken off because different things often are as alike in all but one comparison; none where the model knows of no such things. */
function relatedStep(model: LinkModel, levels: readonly number[], steps: readonly Step[]): Step[] {
  if (!model.related) return [];
  const { apart } = model.related;
  const gains = steps.map((step) => step.fromFrequency);
  const title = {
    vi: 'nhiều đối tượng khác nhau cũng giống như vậy',
    en: 'often as alike among different ones',
    id: 'sering semirip ini pada yang berbeda',
  };
  const columns = model.comparisons.flatMap((comparison) => (comparison.name === apart ? [] : [comparison.name]));
  return [
    { comparison: apart, level: { name: 'related', title, columns }, weight: relatedWeight(relatedBits(model), levels, gains), fromFrequency: 0 },
  ];
}

/** What two comparisons that depend on each other tell together, beyond what each tells alone; none where one has no value. */
function tieSteps(model: LinkModel, levels: readonly number[]): Step[] {
  return tieBits(model).flatMap((tie) => {
    const columns = [tie.first, tie.second].flatMap((i) => model.comparisons[i]?.name ?? []);
    if (!levels[tie.first] || !levels[tie.second]) return [];
    return [{ comparison: columns[0] ?? '', level: { name: 'tied', title: tied, columns }, weight: tieWeight(tie, levels), fromFrequency: 0 }];
  });
}

const tied: Title = {
  vi: 'phụ thuộc nhau nên được tính chung',
  en: 'depend on each other and are weighed as one',
  id: 'saling bergantung dan dinilai bersama',
};

function describeLevel(comparison: Comparison, level: Level, registry: Registry): Step['level'] {
  const title = levelTitle(level, registry);
  const columns = level.test?.inputs?.flatMap((input) => comparison.inputs.slice(input, input + 1).map(({ column }) => column));
  // A test may read several things made of one column, such as an address as it was and as it is now.
  return { name: level.name, title, ...(columns && { columns: [...new Set(columns)] }) };
}

const valueColumn = (side: string, comparison: number, name: string): Sql =>
  sql`${id(`${side}v${comparison}`, name)} as ${id(`${side}_${comparison}_${name.slice(1)}`)}`;
