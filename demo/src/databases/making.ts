import { type Sql, sql } from '@sogoc/engine';
import { mergerDay } from '@sogoc/vietnam';
import { planted } from '../derive/plant.ts';
import type { DatabaseSpec } from '../derive/spec.ts';
import type { Dice } from '../random.ts';
import type { CopyPlan } from '../variant/plan.ts';
import { day } from '../world/index.ts';

/** What a database is derived with. */
export interface Making {
  readonly dice: Dice;
  /** The day the province is shown. */
  readonly today: string;
  /** Who copies from whom. */
  readonly plan: CopyPlan;
  /** A day that many days before. */
  ago(days: number): string;
}

/** Defines one database. */
export type DatabaseMaker = (making: Making) => DatabaseSpec;

export function making(dice: Dice, today: string, plan: CopyPlan): Making {
  return { dice, today, plan, ago: (days) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10) };
}

/**
 * Where each person was registered on a day: person, code, commune, old_code, address, old_address, urban, region. Units are those of `unitsOf`:
 * an agency that
 * renamed its communes after the merger keeps the place of that day in the names of today.
 */
export function residenceOn(date: string, unitsOf = date): Sql {
  return sql`(select r.person, h.region, h.urban, ${placeOn(unitsOf, sql`case when h.urban then 'Số ' || r.house_no || ', ' else '' end`)}
    from world.residence r join world.hamlet h on h.id = r.hamlet
      where r.from_date <= ${day(date)} and (r.to_date is null or r.to_date > ${day(date)}))`;
}

/** The same for places without a house number: hamlet, code, commune, address. */
export const hamletOn = (date: string): Sql => sql`(select h.id as hamlet, h.region, h.urban, ${placeOn(date, sql`''`)} from world.hamlet h)`;

/** The hamlet that an organisation (alias `o`) had its seat in on a day. */
export const seatOn = (date: string): Sql => sql`(case when o.moved_on > ${day(date)} then o.hamlet0 else o.hamlet end)`;

function placeOn(date: string, house: Sql): Sql {
  const [code, commune, address] =
    date < mergerDay ? [sql`h.old_code`, sql`h.old_commune`, sql`h.old_address`] : [sql`h.new_code`, sql`h.new_commune`, sql`h.new_address`];
  return sql`${code} as code, ${commune} as commune, ${house} || ${address} as address, h.old_code, h.old_commune,
    ${house} || h.old_address as old_address`;
}

/** What an agency holds, one row an entity (repeats and trial rows left out). */
export const held = (database: string, table: string): Sql => sql`(select * from ${planted(database, table)} where again is null and not test)`;
