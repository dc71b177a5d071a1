export { DataTable, type Paging } from './data-table.tsx';
export { Facts } from './facts.tsx';
export { type Format, useFormat } from './format.ts';
export { type Grade, GradeMark, gradeOf, Score } from './grade.tsx';
export { Page, Section } from './page.tsx';
export { type Stage, StageMark } from './stage.tsx';
export { Empty, Loading, ProblemView, useProblemText } from './states.tsx';
export { Tally, type TallyPart } from './tally.tsx';
export { useTokens } from './theme.tsx';
