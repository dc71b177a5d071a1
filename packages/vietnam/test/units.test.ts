import { readFileSync } from 'node:fs';
import { openDuckDb, sql } from '@sogoc/engine';
import { describe, expect, test } from 'vitest';
import {
  communeAt,
  communeList,
  predecessors,
  provinceAt,
  provinceList,
  provinceSuccessor,
  resolveAddress,
  successors,
  unitsBefore,
  unitsNow,
  vietnam,
} from '../src/index.ts';
import { columnOf } from './column.ts';

describe('units through time', () => {
  test('counts are those of the law', () => {
    expect([unitsBefore().provinces.size, unitsBefore().communes.size]).toEqual([63, 10_035]);
    expect([unitsNow().provinces.size, unitsNow().communes.size]).toEqual([34, 3_321]);
  });

  test('a code means what it meant on the day', () => {
    expect(communeAt('00004', '2025-06-30')?.name).toBe('Phường Trúc Bạch');
    expect(communeAt('00004', '2025-07-01')?.name).toBe('Phường Ba Đình');
    expect(communeAt('00001', '2025-07-01')).toBeNull();
    expect(provinceAt('15', '2025-06-30')).toBe('Tỉnh Yên Bái');
    expect(provinceAt('15', '2025-07-01')).toBe('Tỉnh Lào Cai');
    expect(provinceAt('10', '2025-07-01')).toBeNull();
    expect(provinceSuccessor('10')).toBe('15');
  });

  test('every old commune has a successor and every new one a predecessor, and the links go both ways', () => {
    for (const code of unitsBefore().communes.keys()) expect(successors(code), code).not.toEqual([]);
    for (const code of unitsNow().communes.keys()) {
      for (const { code: older, part } of predecessors(code)) expect(successors(older)).toContainEqual({ code, part });
      expect(predecessors(code), code).not.toEqual([]);
    }
    expect(successors('99999')).toEqual([]);
    expect([...unitsBefore().communes.keys()].filter((code) => successors(code).length > 1).length).toBeGreaterThan(400);
  });

  test('dated lists have both states, one after the other', () => {
    for (const list of [communeList, provinceList]) {
      const [before, now] = list.states();
      expect([before?.validFrom, before?.validTo, now?.validFrom, now?.validTo]).toEqual([null, '2025-06-30', '2025-07-01', null]);
    }
    expect(communeList.states()[1]?.entries.get('00004')).toBe('Phường Ba Đình');
  });

  test('no name is left with markup or double spaces', () => {
    const names = [unitsBefore(), unitsNow()].flatMap((state) => [...state.communes.values()].map((commune) => commune.name));
    expect(
      names.filter(
        (name) =>
          name !==
          name
            .normalize('NFC')
            .replaceAll(/<[^>]*>|\s+/g, ' ')
            .trim(),
      ),
    ).toEqual([]);
  });
});

describe('resolving addresses', () => {
  test.each([
    ['12 Lý Thường Kiệt, P. Bến Nghé, Q.1, TP.HCM', '26740', '26740'],
    ['xã Hòa Hải huyện Hương Khê tỉnh Hà Tĩnh', '18508', '18523'],
    ['Minh Khai, Hà Giang, Hà Giang', '00697', '00691'],
    ['Số 2, phố Trúc Bạch, phường Ba Đình, Hà Nội', null, '00004'],
    ['Phường 04, Quận 8, Tp Hồ Chí Minh, Việt Nam', '27409', null],
  ])('%j', (text, before, now) => {
    const found = resolveAddress(text);
    expect(found?.confidence).toBeGreaterThan(0.9);
    expect(found?.before?.code ?? null).toBe(before);
    if (now) expect(found?.now?.code).toBe(now);
    else expect(found?.nowPossible.length).toBeGreaterThan(0);
  });

  test('the date decides what a name without a district means', () => {
    expect(resolveAddress('Phường Ba Đình, Hà Nội', '2025-08-01')?.now?.code).toBe('00004');
    expect(resolveAddress('Phường Trúc Bạch, Hà Nội', '2025-06-01')?.before?.code).toBe('00004');
    expect(resolveAddress('Phường Trúc Bạch, Hà Nội', '2025-08-01')).toBeNull();
  });

  test('a name that begins like a type word keeps it', () => {
    for (const ward of ['Phường Quan Triều', 'phuong Quan Trieu', 'Quan Triều', 'P. QUAN TRIỀU'])
      expect(resolveAddress({ ward, province: 'Thái Nguyên' }, '2025-08-01'), ward).toMatchObject({ now: { code: '05482' } });
    expect(resolveAddress('Phường Triều, Thái Nguyên', '2025-08-01')).toBeNull();
  });

  test('what is nowhere is null, and an old commune that was split names all it may be', () => {
    expect(resolveAddress('1 Main Street, Springfield')).toBeNull();
    expect(resolveAddress('')).toBeNull();
    const split = [...unitsBefore().communes.values()].find((commune) => successors(commune.code).length > 1);
    const district = unitsBefore().districts.get(split?.district ?? '')?.name;
    const province = unitsBefore().provinces.get(split?.province ?? '');
    const found = resolveAddress({ ward: split?.name ?? '', district, province });
    expect(found?.before?.code).toBe(split?.code);
    expect(found?.now).toBeNull();
    expect(found?.nowPossible.length).toBeGreaterThan(1);
  });

  /** Samples of two address files of before; about a tenth of their communes had ended in earlier mergers, which the lists do not hold. */
  test.each([
    ['messy-addresses-1', 0.87],
    ['messy-addresses-2', 0.8],
  ])('most of %s resolves, and as one line as well as in parts', (name, least) => {
    const lines = readFileSync(new URL(`./fixtures/${name}.csv`, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1);
    const inParts = lines.map((line) => {
      const [ward = '', district = '', province = ''] = line.split(',');
      return resolveAddress({ ward, district, province });
    });
    const sure = inParts.filter((found) => found?.before && found.confidence > 0.8).length;
    expect(sure / lines.length).toBeGreaterThan(least);
    const asLine = lines.map((line) => resolveAddress(`Số 12, ${line.replaceAll(',', ', ')}`));
    const agree = inParts.filter((found, index) => found?.before?.code === asLine[index]?.before?.code).length;
    expect(agree / lines.length).toBeGreaterThan(0.95);
  });
});

test('an address or a code of before the merger is told from one of today', async () => {
  const typeOf = (id: string) => vietnam.semanticTypes.find((type) => type.id === id);
  const outdated = async (id: string, values: readonly string[]): Promise<string[]> => {
    await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
    const flag = typeOf(id)?.outdated?.(sql`value`, engine.dialect) ?? sql`false`;
    return (await engine.all<{ value: string }>(sql`select value from ${columnOf(values)} where ${flag}`)).map(({ value }) => value);
  };
  const before = [
    'Thôn 5, xã Xuân Sinh, huyện Thọ Xuân, tỉnh Thanh Hóa',
    'Số 1, phường Ba Đình, thành phố Thanh Hóa, tỉnh Thanh Hóa',
    'Khu phố 2, thị trấn Rừng Thông, tỉnh Thanh Hóa',
    'Số 5, P. Bến Nghé, Q.1, TP.HCM',
    'Thôn 2, xã Tân Mỹ, tỉnh Bắc Giang',
  ];
  const today = [
    'Thôn 5, xã Sao Vàng, tỉnh Thanh Hóa',
    'Số 1, phường Ba Đình, thành phố Hà Nội',
    'Số 9, đường Huyện Thanh Quan, phường Xuân Hòa, Thành phố Hồ Chí Minh',
    'Thôn 2, xã Tân Mỹ, tỉnh Bắc Ninh',
  ];
  expect(await outdated('vn.address', [...before, ...today])).toEqual(before);
  const ended = [...unitsBefore().communes.keys()].filter((code) => !unitsNow().communes.has(code)).slice(0, 3);
  expect(await outdated('vn.commune-code', [...ended, '00004', '99999'])).toEqual(ended);
});
