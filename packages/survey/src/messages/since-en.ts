import type { SinceMessages } from './since.ts';

const by = (change: string): string => (change === '' ? '' : ` by ${change}`);
const way = (rising: boolean): string => (rising ? 'rose' : 'fell');

export const since: SinceMessages = {
  answer: (f) =>
    `Since the survey of ${f.date}: **${f.mended} discrepancies mended, ${f.new} new**; criteria better: ${f.better}, worse: ${f.worse}${f.odd > 0 ? `; out of the ordinary: ${f.odd}` : ''}.`,
  answerSame: (date) => `Nothing has changed since the survey of ${date}.`,
  verdicts: { better: 'Better', worse: 'Worse', 'new-measure': 'New measure: a rule has changed' },
  scores: {
    title: 'Scores that changed',
    database: 'Database',
    criterion: 'Criterion',
    before: 'Last time',
    after: 'This time',
    verdict: 'Outcome',
    overall: 'Overall',
  },
  findings: {
    title: 'Discrepancies by table and kind',
    table: 'Table',
    kind: 'Kind',
    new: 'New',
    mended: 'Mended',
    staying: 'Staying',
    newlyChecked: 'Newly checked',
    noLongerChecked: 'No longer checked',
    note: '“Newly checked”: the rule was not measured last time, or asked something else, so nobody knows how old they are. “No longer checked”: the rule was not measured this time, or asks something else now, so they do not count as mended.',
  },
  places: { title: 'Tables and columns', came: 'New', went: 'Gone', notRead: 'Not read in one of the two runs, so not compared' },
  drift: {
    rows: (f) => `The number of records ${way(f.rising)}${by(f.change)} ${f.basis}: from ${f.before} to ${f.after}`,
    missing: (f) => `The share of missing values in ${f.column} ${way(f.rising)} ${f.basis}: from ${f.before} to ${f.after}`,
    distinct: (f) => `The number of distinct values in ${f.column} ${way(f.rising)}${by(f.change)} ${f.basis}: from ${f.before} to ${f.after}`,
    median: (f) => `The middle value of ${f.column} ${way(f.rising)}${by(f.change)} ${f.basis}: from ${f.before} to ${f.after}`,
    distribution: (f) =>
      `The shares of the values in ${f.column} moved ${f.basis} (stability index PSI ${f.index}; from 0.25 on it is a clear shift)`,
  },
  driftTitle: 'Out of the ordinary',
  driftNote: 'These are no discrepancies: each record may be right. Ask whoever keeps the data for the reason.',
  more: (count) => `and ${count} more in comparison.json`,
  basis: { last: 'against the last run', median: (runs) => `against the median of the last ${runs} runs` },
};
