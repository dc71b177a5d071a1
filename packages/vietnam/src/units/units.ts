import { once, readData } from '../data.ts';

/** The first day of local government in two tiers: 34 provinces and 3,321 communes, no districts. */
export const mergerDay = '2025-07-01';
export const lastDayBefore = '2025-06-30';

export interface Commune {
  /** Five digits. */
  code: string;
  /** Official name with the type word: `Phường Ba Đình`. */
  name: string;
  /** Two digits. */
  province: string;
  /** Three digits; null from 1 July 2025. */
  district: string | null;
}

export interface Unit {
  code: string;
  name: string;
  province: string;
}

/** One state of the administrative units. Maps are by code. */
export interface UnitState {
  validFrom: string | null;
  validTo: string | null;
  provinces: ReadonlyMap<string, string>;
  districts: ReadonlyMap<string, Unit>;
  communes: ReadonlyMap<string, Commune>;
}

const provinceRows = once(() =>
  readData('provinces').map(([code = '', before = '', after = '', successor = '']) => ({ code, before, after, successor })),
);

/** The units until 30 June 2025: 63 provinces, 691 districts that had communes, 10,035 communes. */
export const unitsBefore = once((): UnitState => {
  const districts = new Map(readData('districts-until-2025-06-30').map(([code = '', name = '', province = '']) => [code, { code, name, province }]));
  const communes = readData('communes-until-2025-06-30').map(([code = '', name = '', district = '']): [string, Commune] => [
    code,
    { code, name, district, province: districts.get(district)?.province ?? '' },
  ]);
  const provinces = new Map(provinceRows().map((row) => [row.code, row.before]));
  return { validFrom: null, validTo: lastDayBefore, provinces, districts, communes: new Map(communes) };
});

/** The units from 1 July 2025: 34 provinces, 3,321 communes. */
export const unitsNow = once((): UnitState => {
  const communes = readData('communes-from-2025-07-01').map(([code = '', name = '', province = '']): [string, Commune] => [
    code,
    { code, name, province, district: null },
  ]);
  const provinces = new Map(provinceRows().flatMap((row): [string, string][] => (row.after ? [[row.code, row.after]] : [])));
  return { validFrom: mergerDay, validTo: null, provinces, districts: new Map(), communes: new Map(communes) };
});

/** The units in force on a day (yyyy-MM-dd). */
export function unitsAt(date: string): UnitState {
  return date >= mergerDay ? unitsNow() : unitsBefore();
}

/** Names of the provinces that the merger ended, as they were: none of today has such a name. */
export function unitsEnded(): string[] {
  const today = new Set(unitsNow().provinces.values());
  return [...unitsBefore().provinces.values()].filter((name) => !today.has(name));
}

/** The province (code) that each province of before the merger became part of. */
export const provinceSuccessors = once(() => new Map(provinceRows().map((row) => [row.code, row.successor])));
