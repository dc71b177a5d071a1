import { join, sql } from '@sogoc/engine';
import { communeAt, mergerDay, successors, unitsBefore } from '@sogoc/vietnam';
import { build, type World } from './world.ts';

/** Thanh Hóa. */
const PROVINCE = '38';

/** Districts of before the merger, from the city outwards; a small province lives in the first of them. The second part: mostly mountain people. */
const districts: readonly (readonly [name: string, mountain: boolean])[] = [
  ['Thành phố Thanh Hóa', false],
  ['Huyện Thọ Xuân', false],
  ['Huyện Bá Thước', true],
  ['Huyện Hoằng Hóa', false],
  ['Thị xã Nghi Sơn', false],
  ['Huyện Ngọc Lặc', true],
  ['Huyện Yên Định', false],
  ['Huyện Nga Sơn', false],
  ['Huyện Triệu Sơn', false],
  ['Huyện Thạch Thành', true],
  ['Thành phố Sầm Sơn', false],
  ['Huyện Quảng Xương', false],
  ['Huyện Nông Cống', false],
  ['Huyện Thiệu Hóa', false],
  ['Huyện Hậu Lộc', false],
  ['Huyện Hà Trung', false],
  ['Thị xã Bỉm Sơn', false],
  ['Huyện Cẩm Thủy', true],
  ['Huyện Vĩnh Lộc', false],
  ['Huyện Như Thanh', true],
  ['Huyện Thường Xuân', true],
  ['Huyện Như Xuân', true],
  ['Huyện Lang Chánh', true],
  ['Huyện Quan Hóa', true],
  ['Huyện Quan Sơn', true],
  ['Huyện Mường Lát', true],
];

const villages = 'Đồng Tâm,Minh Thành,Tân Phúc,Yên Lược,Phú Xá,Đại Đồng,Thượng Hòa,Trung Thành,Xuân Lập,Quyết Thắng,Vĩnh Long,Ngọc Lâm'.split(',');
const uplands = 'Chiềng,Pù Toong,Nà Mén,Cốc,Tân Sơn,Poọng,Khằm,Lách,Chon,Muỗng,Na Sài,Bút'.split(',');

/** How many districts a province of that many people fills: about 3,500 people each at the least. */
export const inhabited = (people: number): number => Math.min(districts.length, Math.max(1, Math.round(people / 3500)));

/**
 * `world.hamlet`: id from 1, place in its region from 0 (`n`), name, the commune before and after the merger, addresses in both forms, urban,
 * mountain. Each hamlet of a split commune went into one of its successors. `world.region`: number of hamlets by region.
 */
export async function buildHamlets(world: World): Promise<void> {
  const communes = communesOf(world.regions);
  const rows = [...communes.values()].flatMap((commune) =>
    namesOf(commune).map((name, index) => {
      const into = commune.successors[index % commune.successors.length] ?? commune.successors[0];
      return { ...commune, hamlet: name, new_code: into?.new_code ?? '', new_name: into?.new_name ?? '' };
    }),
  );
  const values = rows.map((row, index) => {
    const before = `${row.hamlet}, ${spoken(row.name)}, ${spoken(row.district)}, tỉnh Thanh Hóa`;
    const after = `${row.hamlet}, ${spoken(row.new_name)}, tỉnh Thanh Hóa`;
    const urban = row.name.startsWith('Phường') || row.name.startsWith('Thị trấn');
    return sql`(${index + 1}, ${row.region}, ${row.hamlet}, ${row.code}, ${row.name}, ${row.district}, ${row.new_code}, ${row.new_name},
      ${before}, ${after}, ${urban}, ${row.mountain})`;
  });
  await build(
    world,
    sql`create table world.hamlet as select id::bigint as id, region::integer as region, row_number() over (partition by region order by id) - 1 as n,
      * exclude (id, region) from (values ${join(values)}) as t(id, region, name, old_code, old_commune, district, new_code, new_commune,
        old_address, new_address, urban, mountain)`,
  );
  await build(
    world,
    sql`create table world.region as select region, count(*) as hamlets, bool_or(mountain) as mountain from world.hamlet group by 1`,
  );
}

interface Commune {
  region: number;
  code: string;
  name: string;
  district: string;
  mountain: boolean;
  successors: { new_code: string; new_name: string }[];
}

function communesOf(regions: number): Map<string, Commune> {
  const used = new Map(districts.slice(0, regions).map(([name, mountain], index) => [name, { region: index + 1, mountain }]));
  const communes = new Map<string, Commune>();
  const before = unitsBefore();
  for (const { code, name, district, province } of before.communes.values()) {
    const districtName = before.districts.get(district ?? '')?.name ?? '';
    const place = used.get(districtName);
    if (!place || province !== PROVINCE) continue;
    const into = successors(code).map((link) => ({ new_code: link.code, new_name: communeAt(link.code, mergerDay)?.name ?? '' }));
    communes.set(code, { ...place, code, name, district: districtName, successors: into });
  }
  return communes;
}

function namesOf(commune: Commune): string[] {
  const many = Math.max(4 + (Number(commune.code) % 5), commune.successors.length * 2);
  const offset = Number(commune.code) % villages.length;
  return Array.from({ length: many }, (_, index) => {
    if (commune.name.startsWith('Phường')) return index % 3 === 2 ? `Phố ${villages[(offset + index) % villages.length]}` : `Tổ dân phố ${index + 1}`;
    if (commune.name.startsWith('Thị trấn')) return `Khu phố ${index + 1}`;
    if (commune.mountain) return `Bản ${uplands[(offset + index) % uplands.length]}`;
    return index % 2 ? `Thôn ${villages[(offset + index) % villages.length]}` : `Thôn ${index + 1}`;
  });
}

/** As within an address: the kind of unit in small letters. */
const spoken = (unit: string): string => unit.charAt(0).toLowerCase() + unit.slice(1);
