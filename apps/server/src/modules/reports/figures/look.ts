import type { Call } from '../../../http/route.ts';
import type { Scope } from './scope.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** Who makes a report, and what about. */
export interface Look extends Scope {
  asked: Asked;
}

/** The figures of a report: counts, values and texts by name; null where not measured. */
export type Figures = Record<string, number | string | null>;
