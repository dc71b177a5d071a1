import { once } from '../data.ts';
import { type NameKeys, nameAgreement, nameKeys } from './unit-names.ts';
import { type Commune, type UnitState, unitsBefore, unitsNow } from './units.ts';

/** Names of units as they are written; the district is left out from 1 July 2025. */
export interface AddressParts {
  ward: string;
  district?: string;
  province?: string;
}

export interface FoundCommune {
  commune: Commune;
  /** 0..1: the product of how far each name agrees, shared among the communes that agree as far. */
  confidence: number;
}

interface Place {
  commune: Commune;
  ward: NameKeys;
  district: NameKeys | null;
}

interface Index {
  provinces: { code: string; keys: NameKeys }[];
  places: ReadonlyMap<string, Place[]>;
}

/** The older name of the city, and what people write for short. */
const provinceAliases: readonly [name: string, code: string][] = [
  ['Tỉnh Thừa Thiên Huế', '46'],
  ['HCM', '79'],
  ['TPHCM', '79'],
  ['Sài Gòn', '79'],
];

const indexes = { before: once(() => makeIndex(unitsBefore())), now: once(() => makeIndex(unitsNow())) };

function makeIndex(state: UnitState): Index {
  const districts = new Map([...state.districts.values()].map((district) => [district.code, nameKeys(district.name)]));
  const places = new Map<string, Place[]>();
  for (const commune of state.communes.values()) {
    const place = { commune, ward: nameKeys(commune.name), district: districts.get(commune.district ?? '') ?? null };
    places.set(commune.province, [...(places.get(commune.province) ?? []), place]);
  }
  const provinces = [...[...state.provinces].map(([code, name]) => ({ code, keys: nameKeys(name) }))];
  return { provinces: [...provinces, ...provinceAliases.map(([name, code]) => ({ code, keys: nameKeys(name) }))], places };
}

/** How many answers are kept: addresses of one commune differ in the house and the street alone. */
const mostKept = 20_000;
const kept = { before: new Map<string, readonly FoundCommune[]>(), now: new Map<string, readonly FoundCommune[]>() };

/** The provinces of a state whose name agrees best, by code, with how far. */
function findProvinces(name: string, state: 'before' | 'now'): Map<string, number> {
  const asked = nameKeys(name);
  const found = indexes[state]().provinces.map(({ code, keys }): [string, number] => [code, nameAgreement(asked, keys)]);
  const best = Math.max(...found.map(([, agreement]) => agreement));
  return new Map(found.filter(([, agreement]) => agreement > 0 && agreement === best));
}

/** The communes of a state whose names agree best with the address; empty where none do. Without a province all are searched. */
export function findCommunes(parts: AddressParts, state: 'before' | 'now'): readonly FoundCommune[] {
  const asked = JSON.stringify([parts.ward, parts.district, parts.province]);
  const known = kept[state].get(asked);
  if (known) return known;
  const found = search(parts, state);
  if (kept[state].size >= mostKept) kept[state].clear();
  kept[state].set(asked, found);
  return found;
}

function search(parts: AddressParts, state: 'before' | 'now'): FoundCommune[] {
  const { places } = indexes[state]();
  const provinces = parts.province ? findProvinces(parts.province, state) : new Map([...places.keys()].map((code) => [code, 0.95]));
  const ward = nameKeys(parts.ward);
  const district = parts.district ? nameKeys(parts.district) : null;
  const scored: FoundCommune[] = [];
  for (const [code, agreement] of provinces) {
    for (const place of places.get(code) ?? []) {
      const alike = nameAgreement(ward, place.ward);
      const confidence = alike === 0 ? 0 : agreement * alike * districtAgreement(district, place.district);
      if (confidence > 0) scored.push({ commune: place.commune, confidence });
    }
  }
  const best = Math.max(0, ...scored.map((each) => each.confidence));
  const top = scored.filter((each) => each.confidence > best - 0.03);
  return top.map((each) => ({ ...each, confidence: each.confidence / top.length })).sort((a, b) => b.confidence - a.confidence);
}

/** A typing error in the district matters less: the ward and the province have to be right beside it. */
function districtAgreement(asked: NameKeys | null, actual: NameKeys | null): number {
  if (!asked || !actual) return 1;
  return nameAgreement(asked, actual, 0.85);
}
