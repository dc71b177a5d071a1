export { type Criterion, criteria, criterionWords } from './criteria.ts';
export { DataTable } from './data-table.tsx';
export { Facts } from './facts.tsx';
export { useFindings } from './findings/use-findings.ts';
export { useFormat } from './format.ts';
export { GradeMark, Score } from './grade.tsx';
export { HeatMap } from './heat-map.tsx';
export { Page, Section } from './page.tsx';
export { SeverityMark } from './severity.tsx';
export { Sparkline } from './sparkline.tsx';
export { StageMark } from './stage.tsx';
export { Empty, Loading, ProblemView, useProblemText } from './states.tsx';
export { Tally } from './tally.tsx';

export { useDraft } from './use-draft.ts';
