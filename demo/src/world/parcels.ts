import { sql } from '@sogoc/engine';
import { build, day, type World } from './world.ts';

const letters = [...'ABCDEGHIKLMNOPQRSTUVXY'];

/**
 * `world.parcel`: id, hamlet, sheet, number (unique within sheet and district, so within old and new commune), land type (the land law's
 * abbreviations), area in m².
 * `world.ownership`: id, parcel, n (from 1), owner, from_date, to_date, serial of the certificate. A household has its home plot and up to three
 * fields.
 */
export async function buildParcels(world: World): Promise<void> {
  const { dice } = world;
  const slot = sql`(h.id * 4 + j)`;
  const who = sql`id`;
  await build(
    world,
    sql`create table world.parcel as
    with plot as (
      select h.id as household, h.head, j, case when j = 0 then h.hamlet else h.hamlet0 end as hamlet, ${slot} as slot
      from world.household h, range(0, 4) as t(j)
      where h.head is not null and (j = 0 or ${dice.u(slot, 'has-field')} < (case j when 1 then 0.6 when 2 then 0.35 else 0.15 end))),
    area as (select new_code, case when min(region) < max(region) then new_code else min(region)::varchar end as numbered_in from world.hamlet group by 1),
    placed as (select p.household, p.head, p.j, p.hamlet, p.slot, m.region, m.urban, r.numbered_in
      from plot p join world.hamlet m on m.id = p.hamlet join area r on r.new_code = m.new_code),
    numbered as (select *, row_number() over (order by household, j) as id, 1 + ${dice.int(sql`slot`, 'sheet', 60)} as sheet from placed),
    typed as (
      select *, case when j > 0 then ${dice.weighted(who, 'land-type', [
        ['LUC', 48],
        ['BHK', 16],
        ['CLN', 15],
        ['NTS', 8],
        ['RSX', 13],
      ])}
        when urban then 'ODT' else 'ONT' end as land_type from numbered)
    select id, household, region, hamlet, head, sheet, row_number() over (partition by numbered_in, sheet order by id) as number, land_type,
      round(case land_type when 'ODT' then 55 + 150 * ${dice.u(who, 'area')} when 'ONT' then 120 + 700 * pow(${dice.u(who, 'area')}, 2)
        when 'RSX' then 2000 + 26000 * ${dice.u(who, 'area')} when 'NTS' then 400 + 6000 * ${dice.u(who, 'area')}
          else 240 + 2400 * ${dice.u(who, 'area')} end, 1) as area
    from typed`,
  );
  await build(
    world,
    sql`create table world.ownership as
    with head as (select region, head, row_number() over (partition by region order by id) - 1 as n,
      count(*) over (partition by region) as many from world.household where head is not null),
    heads as (select distinct region, many from head),
    first as (
      select p.id, p.region, p.head, greatest(date '1993-10-15', o.birth + 8400) as start, ${dice.int(sql`p.id`, 'buyer', sql`s.many`)} as buyer_n,
        case when ${dice.chance(sql`p.id`, 'sold', 0.12)}
          then ${day(world.today)} - (40 + ${dice.int(sql`p.id`, 'sold-on', 3000)})::integer end as sold_on
      from world.parcel p join world.person o on o.id = p.head join heads s on s.region = p.region),
    started as materialized (select *, start + floor(${dice.u(who, 'owned-since')} * greatest(date_diff('day', start, ${day(world.today)} - 3300),
      40))::integer as since from first),
    sale as (
      select s.*, b.head as buyer from started s join head b on b.region = s.region and b.n = s.buyer_n join world.person q on q.id = b.head
      where s.sold_on is not null and s.sold_on > s.since + 200 and b.head <> s.head and q.birth + 7000 < s.sold_on),
    history as (
      select s.id as parcel, 1 as n, s.head as owner, least(s.since, ${day(world.today)} - 20) as from_date,
        b.sold_on as to_date from started s left join sale b on b.id = s.id
      union all select id, 2, buyer, sold_on, null from sale)
    select parcel * 2 + n - 1 as id, parcel, n, owner, from_date, to_date,
      case when year(from_date) < 2020 then ${letters}[1 + least((year(from_date) - 1993) // 2,
        21)] || ${letters}[1 + (parcel // 9000000 + n) % 22] || ' ' || lpad(((parcel * 2 + n) * 387241 % 1000000)::varchar, 6, '0')
        else 'D' || ${letters}[1 + (year(from_date) - 2020) % 22] || ' ' || lpad(((parcel * 2 + n) * 7654321 % 100000000)::varchar, 8,
        '0') end as serial
    from history`,
  );
}
