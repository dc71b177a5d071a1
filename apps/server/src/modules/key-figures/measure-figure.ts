import type { Work } from '../../access/as-account.ts';
import type { KeyFigureContent } from './content.ts';
import { measureOf } from './measures.ts';
import * as store from './store.ts';
import { notMeasured, type Reason, rounded, share, type Value } from './value.ts';

export interface Measured {
  value: Value;
  measuredOn: string;
  units: { reported: number; oldest: string | null } | null;
}

export interface Figure {
  id: string;
  content: KeyFigureContent;
  agency: string;
  territory: string;
}

/**
 * A key figure on a day. What is counted does not depend on who asks: who cannot see all of it (`whole` false) gets the value that was recorded last, and so does
 * everyone for a day that cannot be computed again.
 */
export async function measureFigure(trx: Work, figure: Figure, day: string, today: string, whole: boolean): Promise<Measured> {
  if (!whole) return recorded(trx, figure, day, 'out-of-reach');
  const { source } = figure.content;
  if (source.kind === 'reported') return reported(trx, figure, day);
  const measure = measureOf(source.measure);
  // One that cannot be computed any more never hides the others.
  const parameters = measure?.parameters.safeParse(source.parameters);
  if (!measure || !parameters?.success) return recorded(trx, figure, day, 'cannot-be-computed');
  if (day < today && !measure.looksBack) return recorded(trx, figure, day, 'not-known-for-that-day');
  const { agency, territory } = figure;
  const value = await measure.compute({ trx, place: { agency, territory }, day, today, parameters: parameters.data });
  return { value, measuredOn: day, units: null };
}

/** The sum of what units counted. */
async function reported(trx: Work, { id, content }: Figure, day: string): Promise<Measured> {
  const { units, numerator, denominator, oldest, newest, stale } = await store.sumReports(trx, id, day);
  const told = { measuredOn: newest ?? day, units: { reported: units, oldest } };
  if (units === 0) return { ...told, value: notMeasured(stale > 0 ? 'reports-too-old' : 'no-reports') };
  if (content.unit === 'percent') return { ...told, value: share(numerator, denominator ?? 0) };
  return { ...told, value: { value: rounded(numerator), numerator, denominator, reason: null } };
}

async function recorded(trx: Work, { id }: Figure, day: string, otherwise: Reason): Promise<Measured> {
  const [point] = await store.listPoints(trx, id, '2000-01-01', day, 1);
  if (!point) return { value: notMeasured(otherwise), measuredOn: day, units: null };
  const { day: measuredOn, ...value } = point;
  return { value: value as Value, measuredOn, units: null };
}
