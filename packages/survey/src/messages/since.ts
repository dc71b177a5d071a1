/** What a sentence about drift is made from; numbers arrive written in the language. */
interface DriftFacts {
  column: string;
  rising: boolean;
  /** As a percentage; empty where it was nothing before. */
  change: string;
  before: string;
  after: string;
  basis: string;
  /** Population stability index. */
  index: string;
}

/** The texts about what changed since the last run. */
export interface SinceMessages {
  answer: (facts: { date: string; mended: string; new: string; better: string; worse: string; odd: number }) => string;
  answerSame: (date: string) => string;
  verdicts: Record<'better' | 'worse' | 'new-measure', string>;
  scores: { title: string; database: string; criterion: string; before: string; after: string; verdict: string; overall: string };
  findings: {
    title: string;
    table: string;
    kind: string;
    new: string;
    mended: string;
    staying: string;
    newlyChecked: string;
    noLongerChecked: string;
    note: string;
  };
  places: { title: string; came: string; went: string; notRead: string };
  drift: Record<'rows' | 'missing' | 'distinct' | 'median' | 'distribution', (facts: DriftFacts) => string>;
  driftTitle: string;
  driftNote: string;
  more: (count: string) => string;
  basis: { last: string; median: (runs: string) => string };
}
