import { type Sql, sql } from '@sogoc/engine';
import { build, day, type World } from './world.ts';

/**
 * `world.couple`: id (the wife's), husband, wife, married_on, region (the husband's, where they live). Within the region to marry in and a band
 * of five
 * years, the n-th bride by age marries the n-th groom, who is some two and a half years older. Brides are at least 18 and grooms 20.
 */
export async function buildCouples(world: World): Promise<void> {
  const { dice } = world;
  const age = sql`case when sex = 'F' then birth else birth + (900 + floor((${dice.u(sql`id`, 'spouse-age')} - 0.5) * 2200))::integer end`;
  const last = sql`least(${day(world.today)}, coalesce(w.death, ${day(world.today)}), coalesce(h.death, ${day(world.today)})) - 60`;
  const first = sql`greatest(w.birth + 6600, h.birth + 7320)`;
  await build(
    world,
    sql`create table world.couple as
    with single as (select *, ${age} as nominal from world.base where marries),
    ranked as (select *, floor(date_diff('day', date '1900-01-01', nominal) / 1826) as band from single),
    placed as (select *, row_number() over (partition by marries_in, sex, band order by nominal, id) as place from ranked),
    paired as (
      select w.id as wife, h.id as husband, h.region, w.birth as wife_birth, ${first} as first_day, ${last} as last_day
      from placed w join placed h on w.sex = 'F' and h.sex = 'M' and h.marries_in = w.marries_in and h.band = w.band and h.place = w.place),
    timed as (select *, greatest(first_day + 1, least(last_day, wife_birth + 12400)) as until from paired where first_day + 30 < last_day)
    select wife as id, husband, wife, region,
      first_day + floor(date_diff('day', first_day, until) * (0.15 + 0.85 * ${dice.u(sql`wife`, 'wedding-a')} * ${dice.u(
        sql`wife`,
        'wedding-b',
      )}))::integer as married_on
    from timed`,
  );
}

/**
 * `world.child`: person, couple. Each couple could have a child in four years at least two apart; the children born in a region and year are
 * given to those
 * places, lower birth orders first, so that everybody keeps the age that the cohort gave. Who finds no place has parents outside the world.
 */
export async function buildChildren(world: World): Promise<void> {
  const { dice } = world;
  const slot = sql`(c.id * 8 + j)`;
  const order: Sql = sql`j * 0.8 + ${dice.u(slot, 'child-order')}`;
  await build(
    world,
    sql`create table world.child as
    with slot as (
      select c.id as couple, c.region, j, year(c.married_on) + 1 + (j * 3 + ${dice.int(slot, 'child-gap', 2)})::integer as born,
        ${order} as preference
      from world.couple c, range(0, 4) as t(j)),
    possible as (
      select s.*, row_number() over (partition by s.region, born order by preference, couple) as place
      from slot s join world.couple c on c.id = s.couple join world.base w on w.id = c.wife join world.base h on h.id = c.husband
      where born - year(w.birth) between 18 and 44 and born < coalesce(year(w.death), 9999) and born <= coalesce(year(h.death), 9999)),
    wanted as (select id, region, year(birth) as born, row_number() over (partition by region,
      year(birth) order by ${dice.u(sql`id`, 'child-place')}, id) as place
      from world.base)
    select w.id as person, p.couple from wanted w join possible p on p.region = w.region and p.born = w.born and p.place = w.place`,
  );
}
