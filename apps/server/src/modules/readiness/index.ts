export { wrongInAnswers } from './answers/check.ts';
export { communeOf } from './answers/service.ts';
export { communeReadiness } from './forms/default-form.ts';
export { Language, type Text } from './forms/text.ts';
export { latestGaps } from './gaps/latest.ts';
export { defaultFormId, loadReadinessForm } from './load-form.ts';
export { readinessRoutes } from './routes.ts';
