export { wrongInAnswers } from './answers/check.ts';
export { communeReadiness } from './forms/default-form.ts';
export { defaultFormId, loadReadinessForm } from './load-form.ts';
export { readinessRoutes } from './routes.ts';
