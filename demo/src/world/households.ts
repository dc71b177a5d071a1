import { sql } from '@sogoc/engine';
import { build, day, type World } from './world.ts';

/**
 * `world.household`: id, hamlet before and after its move (`hamlet0`, `hamlet`), moved_on, house number, head, living members. `world.member`:
 * person, household.
 * A couple lives with the husband's parents (33 %) or alone; the unmarried live with their parents; a child whose
 * parents are not in the world, and many such adults, live with a couple of the region.
 * `world.residence`: person, hamlet, from_date, to_date: where each person was registered when.
 */
export async function buildHouseholds(world: World): Promise<void> {
  const { dice } = world;
  const today = day(world.today);
  await build(
    world,
    sql`create table world.couple_home as
    with step1 as (
      select c.id, case when k.couple is not null and ${dice.chance(sql`c.id`, 'with-parents', 0.33)} then k.couple else c.id end as up
      from world.couple c left join world.child k on k.person = c.husband),
    step2 as (select a.id, b.up from step1 a join step1 b on b.id = a.up)
    select a.id as couple, b.up as home from step2 a join step2 b on b.id = a.up`,
  );
  await build(
    world,
    sql`create table world.member as
    with host as (select id as couple, region, row_number() over (partition by region order by id) - 1 as n,
      count(*) over (partition by region) as many from world.couple),
    hosts as (select distinct region, many from host),
    homed as (select p.id as person, p.region, p.birth, h.home from world.person p left join world.couple_home h on h.couple = coalesce(p.couple,
      p.parents)),
    homeless as materialized (
      select x.person, x.region, ${dice.int(sql`x.person`, 'host', sql`s.many`)} as n from homed x join hosts s on s.region = x.region
      where x.home is null and (x.birth > ${today} - 6570 or ${dice.chance(sql`x.person`, 'lodges', 0.45)})),
    hosted as (select x.person, g.home from homeless x join host t on t.region = x.region and t.n = x.n
      join world.couple_home g on g.couple = t.couple)
    select x.person, coalesce(x.home, h.home, 1000000000 + x.person) as household from homed x left join hosted h on h.person = x.person`,
  );
  await build(
    world,
    sql`create table world.household as
    with anchor as (
      select m.household as id, coalesce(c.husband, m.household - 1000000000) as anchor, c.wife, c.married_on, m.living
      from (select household, count(*) filter (where p.death is null) as living from world.member m
        join world.person p on p.id = m.person group by 1) m
        left join world.couple c on c.id = m.household),
    village as (select p.id, p.region, ${dice.int(sql`p.founder`, 'village', sql`r.hamlets`)} as n from world.person p
      join world.region r on r.region = p.region),
    placed as materialized (
      select a.*, v.region, v.n as n0,
        case when ${dice.chance(sql`a.id`, 'moves', 0.12)} then ${today} - (30 + ${dice.int(sql`a.id`, 'moves-on', 3650)})::integer end as moved_on,
        case when ${dice.chance(sql`a.id`, 'moves-near', 0.6)} then v.region
          else 1 + ${dice.int(sql`a.id`, 'moves-where', world.regions)} end as region1
      from anchor a join village v on v.id = a.anchor),
    aimed as materialized (select x.*, ${dice.int(sql`x.id`, 'moves-to', sql`r.hamlets`)} as n1 from placed x
      join world.region r on r.region = x.region1),
    moved as (
      select x.*, h0.id as hamlet0, h1.id as hamlet1, coalesce(x.moved_on > coalesce(x.married_on, ${today} - 3000) and h1.id <> h0.id,
        false) as moves
      from aimed x join world.hamlet h0 on h0.region = x.region and h0.n = x.n0 join world.hamlet h1 on h1.region = x.region1 and h1.n = x.n1),
    heads as (
      select m.household, arg_min(p.id, (case when m.household = p.couple then (case when p.sex = 'M' then 0 else 1 end) else 2 end, p.birth,
        p.id)) as head
      from world.member m join world.person p on p.id = m.person where p.death is null group by 1)
    select x.id, x.region, x.hamlet0, case when x.moves then x.hamlet1 else x.hamlet0 end as hamlet,
      case when x.moves then x.moved_on end as moved_on,
      1 + ${dice.int(sql`x.id`, 'house', 240)} as house_no, h.head, x.living
    from moved x left join heads h on h.household = x.id`,
  );
  await buildResidences(world);
}

async function buildResidences(world: World): Promise<void> {
  const { dice } = world;
  await build(
    world,
    sql`create table world.residence as
    with village as materialized (select p.id, p.region, ${dice.int(sql`p.founder`, 'village', sql`r.hamlets`)} as n from world.person p
      join world.region r on r.region = p.region),
    natal as (select v.id as person, h.id as natal from village v join world.hamlet h on h.region = v.region and h.n = v.n),
    place as (
      select p.id as person, p.birth, p.married_on, h.hamlet0, h.hamlet, h.moved_on, h.house_no, n.natal
      from world.person p join world.member m on m.person = p.id join world.household h on h.id = m.household join natal n on n.person = p.id),
    dated as (select *, case when married_on is not null and natal <> hamlet0 then married_on else birth end as joined from place)
    select person, natal as hamlet, house_no, birth as from_date, joined as to_date from dated where joined > birth
    union all select person, hamlet0, house_no, joined, moved_on from dated where moved_on > joined
    union all select person, hamlet, house_no, greatest(joined, coalesce(moved_on, joined)), null from dated`,
  );
}
