import { sql } from '@sogoc/engine';
import { build, type World } from './world.ts';

/**
 * `world.school`: id, level (1 kindergarten to 4 upper secondary), name, hamlet. `world.pupil`: person, school, grade (0 in kindergarten),
 * enrolled in this school year.
 */
export async function buildSchools(world: World): Promise<void> {
  const { dice } = world;
  const year = Number(world.today.slice(0, 4));
  const who = sql`p.id`;
  await build(
    world,
    sql`create table world.school as
    with seat as (select old_code, any_value(region) as region, any_value(old_commune) as commune, min(id) as hamlet from world.hamlet group by 1),
    local as (select old_code::bigint * 10 + level as id, level, region, hamlet, regexp_replace(commune, '^(Xã|Phường|Thị trấn) ',
      '') as place from seat, range(1, 4) as t(level)),
    upper as (select min(id) + 1 as id, 4 as level, region, min(hamlet) as hamlet, arg_min(place,
      id) as place from local where level = 3 group by region, id // 10 % 4)
    select id, level, region, hamlet, (case level when 1 then 'Trường Mầm non ' when 2 then 'Trường Tiểu học ' when 3 then 'Trường THCS '
      else 'Trường THPT ' end) || place as name
    from (select * from local union all select * from upper)`,
  );
  await build(
    world,
    sql`create table world.pupil as
    with child as (
      select p.id, ${year} - year(p.birth) as age, r.hamlet, h.region,
        h.old_code from world.person p join world.residence r on r.person = p.id and r.to_date is null
        join world.hamlet h on h.id = r.hamlet where p.death is null and ${year} - year(p.birth) between 3 and 17),
    levelled as (select *, case when age < 6 then 1 when age < 11 then 2 when age < 15 then 3 else 4 end as level from child),
    upper as (select id as school, region, row_number() over (partition by region order by id) - 1 as n,
      count(*) over (partition by region) as many from world.school where level = 4)
    select p.id as person, case when p.level < 4 then p.old_code::bigint * 10 + p.level else u.school end as school, greatest(p.age - 5,
      0) as grade, p.level
    from levelled p left join upper u on p.level = 4 and u.region = p.region and u.n = p.old_code::bigint % u.many
    where ${dice.u(who, 'enrolled')} < (case p.level when 1 then 0.92 when 4 then 0.82 else 0.99 end) and (p.level < 4 or u.school is not null)`,
  );
}
