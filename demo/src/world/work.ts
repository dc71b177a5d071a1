import { sql } from '@sogoc/engine';
import { build, day, type World } from './world.ts';

/**
 * `world.job`: person, organisation, from_date, salary in dong a month: every third adult of 20 to 59 is employed; few firms employ most.
 * `world.official`: person, agency
 * number (0 to 19), position: those who must declare assets and income. `world.insurance`: person, number (10 digits) of everybody who is or was
 * insured.
 */
export async function buildWork(world: World): Promise<void> {
  const { dice, people } = world;
  const today = day(world.today);
  const firms = Math.ceil(people * 0.009);
  const who = sql`p.id`;
  const positions = [
    'Chuyên viên',
    'Phó Trưởng phòng',
    'Trưởng phòng',
    'Phó Chủ tịch UBND xã',
    'Chủ tịch UBND xã',
    'Công chức địa chính',
    'Công chức tư pháp',
  ];
  await build(
    world,
    sql`create table world.job as
    with worker as (select p.id, p.birth, 1 + floor(${firms} * pow(${dice.u(who, 'employer')}, 2.2))::bigint as organisation from world.person p
      where p.death is null and p.birth between ${today} - 21900 and ${today} - 7320 and ${dice.chance(who, 'employed', 0.33)})
    select p.id as person, p.organisation, greatest(o.founded, p.birth + 6600 + ${dice.int(who, 'hired', 6000)}::integer) as from_date,
      (round((5.2 + 14 * pow(${dice.u(who, 'salary')}, 2.5)) * 10) * 100000)::bigint as salary
    from worker p join world.organisation o on o.id = p.organisation
      where o.founded < ${today} - 60 and p.birth + 6600 + ${dice.int(who, 'hired', 6000)}::integer < ${today} - 40`,
  );
  await build(
    world,
    sql`create table world.official as select p.id as person, ${dice.int(who, 'agency', 20)} as agency,
      ${dice.pick(who, 'position', positions)} as position
      from world.person p where p.death is null and p.birth between ${today} - 21900 and ${today} - 9100 and ${dice.chance(who, 'official', 0.02)}`,
  );
  await build(
    world,
    sql`create table world.insurance as select p.id as person, '38' || lpad(((p.id * 76543211 + 4242) % 100000000)::varchar, 8, '0') as number
      from world.person p where ${dice.chance(who, 'insured', 0.94)} or p.id in (select person from world.job)`,
  );
}
