import { type Sql, sql } from '@sogoc/engine';
import type { Dice } from '../random.ts';
import { build, day, type World } from './world.ts';

/**
 * From age, years wide, weight, share of males. Weights follow the statistics office's age structure of 2023: 22.6 % to 14, 68.0 % 15 to 64, 9.4
 * % from 65; the steps within follow the population prospects of the United Nations (2024).
 */
const living: readonly (readonly [from: number, width: number, weight: number, males: number])[] = [
  [0, 5, 7.1, 0.528],
  [5, 5, 7.7, 0.527],
  [10, 5, 7.8, 0.524],
  [15, 5, 7.0, 0.52],
  [20, 5, 6.6, 0.515],
  [25, 5, 7.0, 0.512],
  [30, 5, 8.1, 0.508],
  [35, 5, 8.3, 0.503],
  [40, 5, 7.6, 0.5],
  [45, 5, 6.7, 0.497],
  [50, 5, 6.1, 0.49],
  [55, 5, 5.6, 0.48],
  [60, 5, 5.0, 0.467],
  [65, 5, 3.9, 0.453],
  [70, 5, 2.5, 0.435],
  [75, 5, 1.3, 0.41],
  [80, 5, 0.9, 0.37],
  [85, 5, 0.5, 0.33],
  [90, 10, 0.3, 0.27],
];

/** Age at death: from, width, weight. Shaped after the life table of the general statistics office (life expectancy 74.5 years, 2023). */
const deaths: readonly (readonly [from: number, width: number, weight: number])[] = [
  [0, 1, 2],
  [1, 39, 7],
  [40, 20, 17],
  [60, 10, 19],
  [70, 10, 22],
  [80, 10, 25],
  [90, 9, 8],
];

/** Deaths known: those of the last twelve years, about 0.6 % of the living a year. */
const DEAD_SHARE = 0.065;
const DEAD_YEARS = 12;

/**
 * `world.base`: id from 1, sex (`M`, `F`), birth, death (null while alive), region of birth, region to marry in. The living come first, then
 * those who died.
 */
export async function buildCohorts(world: World): Promise<void> {
  const { dice, people } = world;
  const who = sql`id`;
  const today = day(world.today);
  await build(
    world,
    sql`create table world.base as
    with n as (select range as id from range(1, ${people + Math.round(people * DEAD_SHARE) + 1})),
    aged as (
      select id, case when id <= ${people} then null
        else ${today} - (1 + floor(${dice.u(who, 'death-day')} * ${DEAD_YEARS * 365})::integer) end as death,
        case when id <= ${people} then ${age(dice.u(who, 'age'), living)} else ${age(dice.u(who, 'age-at-death'), deaths)} end as age
      from n),
    born as (select *, coalesce(death, ${today}) - floor(age * 365.25)::integer as birth from aged),
    sexed as (select *, case when ${dice.u(who, 'sex')} < ${malesAt(sql`date_diff('day', birth, ${today}) / 365.25`)} then 'M'
      else 'F' end as sex from born),
    placed as (select *, 1 + ${dice.int(who, 'region', world.regions)} as region from sexed)
    select id, sex, birth, death, region::integer as region,
      case when ${dice.chance(who, 'marries-away', 0.08)} then 1 + ${dice.int(who, 'marries-where', world.regions)}
        else region end::integer as marries_in,
      ${marries(dice, sql`date_diff('day', birth, coalesce(death, ${today})) / 365.25`)} as marries
    from placed`,
  );
}

/** Years of age from one draw: the group by weight, the place within the group by the rest of the draw. */
function age(u: Sql, groups: readonly (readonly number[])[]): Sql {
  const total = groups.reduce((sum, [, , weight = 0]) => sum + weight, 0);
  let below = 0;
  const branches = groups.map(([from = 0, width = 0, weight = 0]) => {
    const start = below / total;
    below += weight;
    return sql`when u < ${below / total + (below >= total - 1e-9 ? 1 : 0)} then ${from} + (u - ${start}) / ${weight / total} * ${width}`;
  });
  return sql`(select case ${branches.reduce((all, branch) => sql`${all} ${branch}`, sql``)} end from (select ${u} as u))`;
}

function malesAt(years: Sql): Sql {
  return sql`case ${living.reduce((all, [from, width, , males]) => sql`${all} when ${years} < ${from + width} then ${males}`, sql``)} else 0.3 end`;
}

/** Share ever married by age and sex, near the census of 2019 (77.5 % of those from 15 on). */
function marries(dice: Dice, years: Sql): Sql {
  const u = dice.u(sql`id`, 'marries');
  return sql`case when sex = 'F' then ${u} < (case when ${years} < 18.5 then 0 when ${years} < 20 then 0.06 when ${years} < 25 then 0.42
      when ${years} < 30 then 0.8 when ${years} < 35 then 0.91 else 0.95 end)
    else ${u} < (case when ${years} < 21 then 0 when ${years} < 25 then 0.22 when ${years} < 30 then 0.62 when ${years} < 35 then 0.84
      when ${years} < 40 then 0.93 else 0.97 end) end`;
}
