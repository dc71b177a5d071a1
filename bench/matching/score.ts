import type { ColumnMatch } from '@sogoc/origin';

export interface TruePair {
  source: string;
  target: string;
}

/** Mean over the source columns that have a match in truth of one over the place of the first right candidate. */
export function meanReciprocalRank(matches: readonly ColumnMatch[], truth: readonly TruePair[]): number {
  const sources = [...new Set(truth.map(({ source }) => source))];
  const ranks = sources.map((source) => {
    const targets = truth.filter((pair) => pair.source === source).map(({ target }) => target);
    const candidates = matches.find((match) => match.source.column === source)?.candidates ?? [];
    const place = candidates.findIndex(({ column }) => targets.includes(column));
    return place < 0 ? 0 : 1 / (place + 1);
  });
  return ranks.reduce((sum, rank) => sum + rank, 0) / Math.max(1, ranks.length);
}

/** Share of the true pairs among as many pairs of best score as there are true ones. */
export function recallAtTruth(matches: readonly ColumnMatch[], truth: readonly TruePair[]): number {
  const distinct = new Set(truth.map(({ source, target }) => `${source}\n${target}`));
  const pairs = matches.flatMap(({ source, candidates }) => candidates.map(({ column, score }) => ({ pair: `${source.column}\n${column}`, score })));
  const best = pairs.sort((x, y) => y.score - x.score).slice(0, distinct.size);
  return best.filter(({ pair }) => distinct.has(pair)).length / Math.max(1, distinct.size);
}
