import { type Sql, sql } from '@sogoc/engine';
import { build, day, type World } from './world.ts';

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];
/** Proper names of firms. */
const proper = [
  'An Phát',
  'Hoàng Long',
  'Thành Đạt',
  'Minh Quân',
  'Đại Phú',
  'Tân Thành',
  'Lam Sơn',
  'Hàm Rồng',
  'Sông Mã',
  'Tiến Nông',
  'Hồng Đức',
  'Việt Thanh',
  'Bắc Sơn',
  'Thiên Phú',
  'Phúc Lộc',
  'Đông Á',
  'Hải Yến',
  'Xuân Trường',
  'Quang Minh',
  'Hưng Thịnh',
  'Nam Thanh',
  'Trường Sơn',
  'Phú Quý',
  'Ngọc Linh',
];
const second = 'Thanh Hóa,Group,Việt Nam,68,,,,,Lam Kinh,Xứ Thanh,,36,,'.split(',');

/** Business line: words in the name, code of the national industry list (VSIC 2018), weight. */
const lines = [
  ['construction', 'Xây dựng', '41000', 22],
  ['trade', 'Thương mại', '46900', 30],
  ['manufacturing', 'Sản xuất', '25920', 12],
  ['transport', 'Vận tải', '49330', 10],
  ['chemicals', 'Hóa chất', '20110', 4],
  ['petrol', 'Xăng dầu', '47300', 4],
  ['agriculture', 'Nông nghiệp', '01620', 8],
  ['garment', 'May mặc', '14100', 6],
  ['services', 'Dịch vụ', '82990', 4],
] as const;

const of = (line: Sql, column: 1 | 2): Sql =>
  sql`case ${line} ${lines.reduce((all, row) => sql`${all} when ${row[0]} then ${row[column]}`, sql``)} end`;

/** The check digit of a nine-digit tax number (text): 10 less the weighted sum modulo 11; 10 for numbers that are not issued. */
const taxCheck = (nine: Sql): Sql =>
  sql`(10 - (${WEIGHTS.reduce((sum, weight, index) => sql`${sum} + ${weight} * substring(${nine}, ${index + 1}, 1)::integer`, sql`0`)}) % 11)`;

/**
 * `world.organisation`: id from 1, tax code, name, kind, line, industry code, owner, capital in dong, founded, status (`active`, `suspended`,
 * `dissolved`) and since when, hamlet before
 * and after its move, moved_on. About nine enterprises per thousand people.
 */
export async function buildOrganisations(world: World): Promise<void> {
  const { dice, people } = world;
  const many = Math.ceil(people * 0.009);
  const today = day(world.today);
  const who = sql`n.id`;
  await build(
    world,
    sql`create table world.adult as select id as person, row_number() over (order by id) - 1 as n, region from world.person
      where death is null and birth between ${today} - 23000 and ${today} - 9200`,
  );
  await build(
    world,
    sql`create table world.organisation as
    with nine as (select (280000000 + range * 7)::varchar as nine from range(1, ${Math.ceil(many * 1.25) + 40})),
    code as (select nine || ${taxCheck(sql`nine`)}::varchar as tax_code,
      row_number() over (order by nine) as id from nine where ${taxCheck(sql`nine`)} < 10),
    n as (
      select id, tax_code, ${dice.int(sql`id`, 'owner', sql`(select count(*) from world.adult)`)} as owner_n, ${dice.weighted(
        sql`id`,
        'line',
        lines.map((row) => [row[0], row[3]] as const),
      )} as line,
        ${dice.weighted(sql`id`, 'kind', [
          ['Công ty TNHH', 60],
          ['Công ty cổ phần', 26],
          ['Doanh nghiệp tư nhân', 14],
        ])} as kind
      from code where id <= ${many}),
    owned as materialized (select n.*, a.person as owner, a.region,
      r.hamlets from n join world.adult a on a.n = n.owner_n join world.region r on r.region = a.region),
    seated as materialized (select *, ${dice.int(sql`id`, 'seat', sql`hamlets`)} as seat0,
      ${dice.int(sql`id`, 'seat-new', sql`hamlets`)} as seat1 from owned),
    dated as (
      select s.*, h0.id as hamlet0, h1.id as hamlet1, greatest(p.birth + 8000,
        ${today} - (60 + ${dice.int(sql`s.id`, 'founded', 7600)})::integer) as founded
      from seated s join world.hamlet h0 on h0.region = s.region and h0.n = s.seat0
        join world.hamlet h1 on h1.region = s.region and h1.n = s.seat1 join world.person p on p.id = s.owner),
    moved as (select n.*, case when ${dice.chance(who, 'moves', 0.13)} and hamlet0 <> hamlet1
      then founded + 20 + floor(${dice.u(who, 'moved-on')} * date_diff('day', founded + 20, ${today}))::integer end as moved_on from dated n)
    select id, tax_code, trim(kind || ' ' || ${of(sql`line`, 1)} || ' ' || ${dice.pick(who, 'name', proper)} || ' ' || ${dice.pick(
      who,
      'name-second',
      second,
    )}) as name, kind, line,
      ${of(sql`line`, 2)} as industry, owner, region, founded, hamlet0, case when moved_on is null then hamlet0 else hamlet1 end as hamlet, moved_on,
      (round(pow(10, 8.3 + 2.2 * ${dice.u(who, 'capital')}) / 100000000) * 100000000)::bigint as capital,
      ${dice.weighted(who, 'status', [
        ['active', 82],
        ['suspended', 8],
        ['dissolved', 10],
      ])} as status,
      founded + 10 + floor(${dice.u(who, 'status-since')} * date_diff('day', founded + 10, ${today}))::integer as status_since
    from moved n`,
  );
}
