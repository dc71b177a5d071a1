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

/** Errors in people's names. `haste` 1: a careful office; 3: a hasty one; the rates grow with it. */
export const nameErrors = (haste: number): Planting[] => [
  typing(0.003 * haste),
  tonePlacement(0.01 * haste),
  dForD(0.002 * haste),
  iY(0.004 * haste),
  decomposed(0.002 * haste),
  capitals(0.003 * haste),
  doubledBlanks(0.001 * haste),
  droppedMiddle(0.002 * haste),
  swappedName(0.0008 * haste),
  accentsLost(0.001 * haste),
  legacyEncoding(0.0015 * haste),
];

/** Errors in birth dates; those from papers with a year alone befall the old. */
export const birthErrors = (form: DateForm, column: string, haste: number): Planting[] => {
  const year = form.startsWith('yyyy') ? sql`left(${stored(column)}, 4)` : sql`right(${stored(column)}, 4)`;
  const old = sql`${year} < '1972'`;
  return [
    yearOnly(form)(0.012 * haste, old),
    firstOfJanuary(form)(0.03 * haste, old),
    dayMonthSwapped(form)(0.003 * haste),
    wrongCentury(form)(0.0008 * haste),
    otherForm(form)(0.002 * haste),
  ];
};

/** Errors in the personal ID: the nine digits of the old card (a column `card` the clerk knows) stand for it, digits wrong or lost. */
export const idErrors = (haste: number, card?: Sql): Planting[] => [
  ...(card ? [mixedUp(card, 'old identity card number instead of the personal ID')(0.008 * haste)] : []),
  wrongDigit(0.002 * haste),
  digitLost(0.001 * haste),
  leadingZeroLost(0.002 * haste),
  leftEmpty(0.004 * haste),
  filler('000000000000')(0.0015 * haste),
];

export const addressErrors = (haste: number, old?: Sql): Planting[] => [
  ...(old ? [oldAddress(old)(0.03 * haste)] : []),
  typing(0.003 * haste),
  tonePlacement(0.006 * haste),
  markup(0.002 * haste),
  leftEmpty(0.004 * haste),
  filler('Không rõ')(0.001 * haste),
];

/** A stored value of the same record, for conditions and mix-ups. */
export function stored(column: string): Sql {
  return sql`${cell('s', { name: column })}`;
}
