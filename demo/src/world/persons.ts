import { sql } from '@sogoc/engine';
import { givenName, middleName, surname } from './names.ts';
import { fatherName, motherName } from './parents.ts';
import { build, type World } from './world.ts';

const otherProvinces = ['001', '040', '037', '036', '031', '034', '030', '079', '042', '027'];
const occupations = ['Nông dân', 'Công nhân', 'Buôn bán', 'Lao động tự do', 'Giáo viên', 'Viên chức', 'Lái xe', 'Thợ xây', 'Ngư dân', 'Thợ may'];

/**
 * `world.person`: one row a person who lives or died in the province, with names, family, identifiers. `founder` is the oldest known man of the
 * male line: surname, people and
 * home village come from him. `registered_here`: the birth was registered in the province (the personal ID begins with 038).
 */
export async function buildPersons(world: World): Promise<void> {
  const { dice } = world;
  await buildFounders(world);
  const who = sql`p.id`;
  const years = sql`year(p.birth)`;
  await build(
    world,
    sql`create table world.named as
    with p as (
      select b.*, f.founder, k.couple as parents, c.husband as father, c.wife as mother, coalesce(m.id, mh.id) as couple,
        case when r.mountain then ${dice.weighted(sql`f.founder`, 'people-upland', [
          ['Mường', 45],
          ['Thái', 27],
          ['Kinh', 22],
          ["H'Mông", 6],
        ])} else ${dice.weighted(sql`f.founder`, 'people', [
          ['Kinh', 985],
          ['Mường', 10],
          ['Thái', 5],
        ])} end as ethnicity
      from world.base b join world.founder f on f.person = b.id join world.region r on r.region = b.region
        left join world.child k on k.person = b.id left join world.couple c on c.id = k.couple
        left join world.couple m on m.wife = b.id left join world.couple mh on mh.husband = b.id)
    select p.*, m.married_on, ${surname(dice, sql`p.founder`, sql`p.ethnicity`)} as surname,
      ${middleName(dice, who, sql`p.sex`, years)} as middle, ${givenName(dice, who, sql`p.sex`)} as given,
      case when ${dice.chance(who, 'born-here', 0.955)} then '038' else ${dice.pick(who, 'born-where', otherProvinces)} end as province,
      ((case when year(p.birth) < 2000 then 0 else 2 end) + (case when p.sex = 'F' then 1 else 0 end))::varchar as century_sex
    from p left join world.couple m on m.id = p.couple`,
  );
  await build(
    world,
    sql`create table world.person as
    with numbered as (select *, row_number() over (partition by province, century_sex, year(birth) % 100 order by id) as rank from world.named)
    select n.id, n.sex, n.birth, n.death, n.region, n.founder, n.parents, n.couple, n.married_on, n.father, n.mother, n.ethnicity, n.surname,
      n.middle, n.given,
      n.surname || ' ' || n.middle || ' ' || n.given as full_name,
      n.province || n.century_sex || lpad((year(n.birth) % 100)::varchar, 2,
        '0') || lpad(((n.rank * 387241 + ${dice.int(
          sql`(year(n.birth) * 10 + n.century_sex::integer + n.province::integer * 100000)`,
          'id-start',
          1_000_000,
        )}) % 1000000)::varchar, 6, '0') as personal_id,
      case when year(n.birth) < 2006 then '17' || lpad(((n.id * 7654321 + 31337) % 10000000)::varchar, 7, '0') end as id_card,
      n.province = '038' as registered_here,
      ${dice.pick(sql`n.id`, 'phone-prefix', ['098', '097', '096', '091', '094', '090', '038', '035', '034', '086'])} || lpad(${dice.int(
        sql`n.id`,
        'phone',
        10_000_000,
      )}::varchar, 7, '0') as phone,
      ${dice.pick(sql`n.id`, 'occupation', occupations)} as occupation,
      coalesce(f.surname || ' ' || f.middle || ' ' || f.given, ${fatherName(dice)}) as father_name,
      coalesce(m.surname || ' ' || m.middle || ' ' || m.given, ${motherName(dice)}) as mother_name,
      s.surname || ' ' || s.middle || ' ' || s.given as spouse_name, s.id as spouse
    from numbered n left join world.named f on f.id = n.father left join world.named m on m.id = n.mother
      left join world.couple c on c.id = n.couple left join world.named s on s.id = (case when n.sex = 'F' then c.husband else c.wife end)`,
  );
  await build(world, sql`drop table world.named`);
}

/** `world.founder`: person, founder. Doubling the step three times passes eight generations; the world has five. */
async function buildFounders(world: World): Promise<void> {
  await build(
    world,
    sql`create table world.founder as
    with step1 as (select b.id as person, coalesce(c.husband,
      b.id) as up from world.base b left join world.child k on k.person = b.id left join world.couple c on c.id = k.couple),
    step2 as (select a.person, b.up from step1 a join step1 b on b.person = a.up),
    step4 as (select a.person, b.up from step2 a join step2 b on b.person = a.up)
    select a.person, b.up as founder from step4 a join step4 b on b.person = a.up`,
  );
}
