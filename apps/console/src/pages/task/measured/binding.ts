import type { Schema } from '../../../api/client.ts';
import type { Criterion } from '../../../ui/index.ts';

/** What is typed about the measure of a task. */
export interface Typed {
  measure: Schema['MeasureName'];
  database: string;
  /** The other database of an agreement. */
  with: string;
  agency: string;
  stage: 'deploying' | 'formed';
  criterion: Criterion | '';
  /** Databases, a score or a share; empty where nothing was typed yet. */
  atLeast: string;
  closes: 'reported' | 'verified';
  manual: boolean;
}

/** What each measure is told, in the order in which it is asked. */
export const fieldsOf = {
  'database-stage': ['database', 'stage'],
  'databases-in-stage': ['agency', 'stage', 'atLeast'],
  'criterion-score': ['database', 'criterion', 'atLeast'],
  agreement: ['database', 'with', 'atLeast'],
} as const satisfies Record<Schema['MeasureName'], readonly (keyof Typed)[]>;

/** What a form begins with: the measure that the task has, or the first for the first database that the task is about. */
export function typedOf({ databases }: Schema['TaskInFull'], bound: Schema['TaskMeasure'] | null): Typed {
  const { parameters = {}, measure = 'database-stage', closes = 'verified', manual = true } = bound ?? {};
  const text = (name: string): string => (parameters[name] === undefined || parameters[name] === null ? '' : String(parameters[name]));
  return {
    ...{ measure, closes, manual, with: text('with'), agency: text('agency'), atLeast: text('atLeast') },
    database: text('database') || databases[0]?.id || '',
    stage: text('stage') === 'deploying' ? 'deploying' : 'formed',
    criterion: text('criterion') as Typed['criterion'],
  };
}

/** The parameters of the measure chosen. */
export function parametersOf(typed: Typed): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const field of fieldsOf[typed.measure]) {
    if (field === 'atLeast') told.atLeast = Number(typed.atLeast);
    else told[field] = field === 'criterion' ? typed.criterion || null : typed[field];
  }
  return told;
}

/** Whether all that the measure is told was typed. */
export function isWhole(typed: Typed): boolean {
  return fieldsOf[typed.measure].every((field) => field === 'criterion' || typed[field] !== '');
}
