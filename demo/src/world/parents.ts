import { type Sql, sql } from '@sogoc/engine';
import type { Dice } from '../random.ts';
import { givenName, middleName, surname } from './names.ts';

const who = sql`(n.id + 1000000000)`;
const born = sql`(year(n.birth) - 27)`;

/** The father's name of somebody whose parents are not in the world: the family's surname, the rest invented. */
export const fatherName = (dice: Dice): Sql =>
  sql`n.surname || ' ' || ${middleName(dice, who, sql`'M'`, born)} || ' ' || ${givenName(dice, who, sql`'M'`)}`;

export const motherName = (dice: Dice): Sql =>
  sql`${surname(dice, sql`(n.id + 2000000000)`, sql`n.ethnicity`)} || ' ' || ${middleName(dice, who, sql`'F'`, born)} || ' ' || ${givenName(
    dice,
    who,
    sql`'F'`,
  )}`;
