import type { LinkModel } from '../model/link-model.ts';
import type { Parameters } from './parameters.ts';
import type { LevelSample } from './sample-u.ts';
import type { Session } from './sessions.ts';

/** Something about the training that a reader of the model should know. */
export interface TrainingCheck {
  code:
    | 'COMPARISON_NOT_TAUGHT'
    | 'LEVEL_NEVER_SEEN'
    | 'LEVELS_OUT_OF_ORDER'
    | 'NOT_CONVERGED'
    | 'NOT_IDENTIFIABLE'
    | 'SESSIONS_DISAGREE'
    | 'NO_SESSION';
  /** Comparison, level or rule. */
  place: string;
  message: string;
}

/** Looks for what makes a trained model untrustworthy. */
export function checkTraining(
  model: LinkModel,
  parameters: Parameters,
  sample: LevelSample,
  sessions: readonly Session[],
  labelled: boolean,
): TrainingCheck[] {
  const checks: TrainingCheck[] = [];
  if (sessions.length === 0 && !labelled)
    checks.push({ code: 'NO_SESSION', place: 'training', message: 'No training rule gave pairs with a comparison left to learn: m is a guess' });
  for (const session of sessions) {
    if (!session.result.converged)
      checks.push({
        code: 'NOT_CONVERGED',
        place: session.rule.en,
        message: `Expectation maximisation still moved after ${session.result.iterations} iterations`,
      });
    if (session.taught.length < 2)
      checks.push({
        code: 'NOT_IDENTIFIABLE',
        place: session.rule.en,
        message: 'Fewer than two comparisons are left in this block: same and different cannot be told apart',
      });
  }
  for (const [i, comparison] of model.comparisons.entries()) {
    const teachers = sessions.filter((session) => session.taught.includes(i));
    if (teachers.length === 0 && !labelled)
      checks.push({
        code: 'COMPARISON_NOT_TAUGHT',
        place: comparison.name,
        message: 'Every training rule holds it equal: add a rule that does not read its columns',
      });
    const tops = teachers.filter((session) => session.result.matches >= 20).map((session) => session.result.m[i]?.[0] ?? 0);
    if (tops.length > 1 && Math.max(...tops) - Math.min(...tops) > 0.4)
      checks.push({
        code: 'SESSIONS_DISAGREE',
        place: comparison.name,
        message: `Sessions found m of the first level from ${share(Math.min(...tops))} to ${share(Math.max(...tops))}`,
      });
    for (const [j, level] of comparison.levels.entries()) {
      const place = `${comparison.name}: ${level.name}`;
      const expected = teachers.reduce((sum, session) => sum + (session.result.m[i]?.[j] ?? 0) * session.result.matches, 0);
      if ((sample.counts[i]?.[j] ?? 0) === 0 && expected < 0.5 && !labelled)
        checks.push({ code: 'LEVEL_NEVER_SEEN', place, message: 'No pair reaches this level, neither at random nor among the same things' });
    }
    const weights = comparison.levels.map((_, j) => Math.log2((parameters.m[i]?.[j] ?? 1) / (parameters.u[i]?.[j] ?? 1)));
    const fall = weights.findIndex((weight, j) => j > 0 && weight > (weights[j - 1] ?? weight) + 1);
    if (fall > 0)
      checks.push({
        code: 'LEVELS_OUT_OF_ORDER',
        place: `${comparison.name}: ${comparison.levels[fall]?.name ?? ''}`,
        message: 'Weighs more than the level before it, which should be the more alike',
      });
  }
  return checks;
}

const share = (value: number): string => `${Math.round(value * 100)} %`;
