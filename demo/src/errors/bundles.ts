import { type Sql, sql } from '@sogoc/engine';
import type { DateForm } from '../derive/forms.ts';
import { cell } from '../derive/plant.ts';
import type { Planting } from '../derive/spec.ts';
import { mixedUp, oldAddress } from './codes.ts';
import { dayMonthSwapped, firstOfJanuary, otherForm, wrongCentury, yearOnly } from './dates.ts';
import { decomposed } from './decomposed.ts';
import { digitLost, leadingZeroLost, wrongDigit } from './digits.ts';
import { filler, leftEmpty } from './holes.ts';
import { legacyEncoding } from './legacy-encoding.ts';
import { droppedMiddle, swappedName } from './names.ts';
import { markup } from './numbers.ts';
import { accentsLost, capitals, dForD, doubledBlanks, iY, tonePlacement } from './spelling.ts';
import { typing } from './typing.ts';

/** Errors in people's names. `care` 1: a careful office; 3: a hasty one. */
export const nameErrors = (care: number): Planting[] => [
  typing(0.003 * care),
  tonePlacement(0.01 * care),
  dForD(0.002 * care),
  iY(0.004 * care),
  decomposed(0.002 * care),
  capitals(0.003 * care),
  doubledBlanks(0.001 * care),
  droppedMiddle(0.002 * care),
  swappedName(0.0008 * care),
  accentsLost(0.001 * care),
  legacyEncoding(0.0015 * care),
];

/** Errors in birth dates; those from papers with a year alone befall the old. */
export const birthErrors = (form: DateForm, column: string, care: number): Planting[] => {
  const year = form.startsWith('yyyy') ? sql`left(${stored(column)}, 4)` : sql`right(${stored(column)}, 4)`;
  const old = sql`${year} < '1972'`;
  return [
    yearOnly(form)(0.012 * care, old),
    firstOfJanuary(form)(0.03 * care, old),
    dayMonthSwapped(form)(0.003 * care),
    wrongCentury(form)(0.0008 * care),
    otherForm(form)(0.002 * care),
  ];
};

/** Errors in the personal ID: the nine digits of the old card (a column `card` the clerk knows) stand for it, digits wrong or lost. */
export const idErrors = (care: number, card?: Sql): Planting[] => [
  ...(card ? [mixedUp(card, 'old identity card number instead of the personal ID')(0.008 * care)] : []),
  wrongDigit(0.002 * care),
  digitLost(0.001 * care),
  leadingZeroLost(0.002 * care),
  leftEmpty(0.004 * care),
  filler('000000000000')(0.0015 * care),
];

export const addressErrors = (care: number, old?: Sql): Planting[] => [
  ...(old ? [oldAddress(old)(0.03 * care)] : []),
  typing(0.003 * care),
  tonePlacement(0.006 * care),
  markup(0.002 * care),
  leftEmpty(0.004 * care),
  filler('Không rõ')(0.001 * care),
];

/** A stored value of the same record, for conditions and mix-ups. */
export function stored(column: string): Sql {
  return sql`${cell('s', { name: column })}`;
}
