import { type Dialect, type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as identifiers from '../src/identifiers/index.ts';
import { vietnam } from '../src/index.ts';
import { personalIdFactsSql } from '../src/types/personal-id.ts';
import { columnOf } from './column.ts';
import * as generators from './generators.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

/** A column of each type's SQL over texts, in the order of the texts. */
async function canonical(id: string, texts: string[]): Promise<unknown[]> {
  const type = vietnam.semanticTypes.find((each) => each.id === id);
  const numbered = sql`(select unnest(${texts}) as value, generate_subscripts(${texts}, 1) as place)`;
  const said = (value: Sql, dialect: Dialect): Sql => type?.canonical?.(value, dialect) ?? value;
  const rows = await engine.all<{ said: unknown }>(sql`select ${said(sql`value`, engine.dialect)} as said from ${numbered} order by place`);
  return rows.map((row) => row.said);
}
const many = { minLength: 30, maxLength: 60 };

describe('personal ID', () => {
  test('facts are read back, by JavaScript and SQL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(generators.person, many), async (people) => {
        const facts = personalIdFactsSql(sql`value`, engine.dialect);
        const rows = await engine.all<{ value: string; province: string; sex: string; year: number }>(
          sql`select value, ${facts.province} as province, ${facts.sex} as sex, ${facts.birthYear} as year from ${columnOf(people.map((one) => one.id))}`,
        );
        const byId = new Map(rows.map((row) => [row.value, row]));
        for (const { id, province, birthYear, male } of people) {
          const sex = male ? 'male' : 'female';
          expect(identifiers.parsePersonalId(id, '2025-12-31')).toEqual({ ok: true, value: { id, province, birthYear, sex } });
          expect(byId.get(id)).toEqual({ value: id, province, sex, year: birthYear });
        }
      }),
      { numRuns: 5 },
    );
  });
  test.each([
    ['', 'empty'],
    ['00109001234', 'length'],
    ['00109001234x', 'characters'],
    ['003090012345', 'province'],
    ['501090012345', 'province'],
    ['001590012345', 'century'],
    ['001290012345', 'future'],
  ])('%j: %s', (text, problem) => expect(identifiers.parsePersonalId(text, '2025-12-31')).toEqual({ ok: false, problem }));
  test('born abroad has no province', () =>
    expect(identifiers.parsePersonalId('101190000123')).toMatchObject({ ok: true, value: { province: null } }));
});

describe('tax code', () => {
  test('a made code is right, and any other check digit wrong', () => {
    fc.assert(
      fc.property(generators.taxCode, fc.integer({ min: 1, max: 9 }), (code, shift) => {
        expect(identifiers.parseTaxCode(code)).toMatchObject({ ok: true, value: { code } });
        const wrong = code.slice(0, 9) + ((Number(code[9]) + shift) % 10) + code.slice(10);
        expect(identifiers.parseTaxCode(wrong)).toEqual({ ok: false, problem: 'check-digit' });
      }),
    );
  });
  test('a branch may be written without its dash', async () => {
    expect(identifiers.parseTaxCode('0100109106 001')).toMatchObject({ ok: true, value: { code: '0100109106-001', branch: '001' } });
    expect(await canonical('vn.tax-code', ['0100109106001', '0100109106'])).toEqual(['0100109106-001', '0100109106']);
    expect(identifiers.parseTaxCode('0100109106-000')).toEqual({ ok: false, problem: 'branch' });
  });
});

test('every writing of a mobile number is one number', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(generators.mobile, many), async (numbers) => {
      for (const { text, canonical: number } of numbers)
        expect(identifiers.parsePhone(text)).toEqual({ ok: true, value: { number, kind: 'mobile' } });
      expect(
        await canonical(
          'vn.phone',
          numbers.map(({ text }) => text),
        ),
      ).toEqual(numbers.map((number) => number.canonical));
    }),
    { numRuns: 5 },
  );
});

test('old prefixes, landlines and service numbers', async () => {
  const texts = ['01201234567', '(024) 38251234', '19001234', '0168 765 4321'];
  const said = ['+84701234567', '+842438251234', '19001234', '+84387654321'];
  expect(await canonical('vn.phone', texts)).toEqual(said);
  expect(texts.map((text) => identifiers.parsePhone(text)).map((result) => result.ok && result.value.number)).toEqual(said);
});

test('every writing of a day is one day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(generators.day, many), async (days) => {
      for (const { text, iso } of days) expect(identifiers.parseWrittenDate(text)).toEqual({ ok: true, value: { date: iso, precision: 'day' } });
      expect(
        await canonical(
          'vn.date',
          days.map(({ text }) => text),
        ),
      ).toEqual(days.map(({ iso }) => iso));
    }),
    { numRuns: 5 },
  );
});

test('a month and a year stay as exact as they are; a day that no calendar has is not made up', async () => {
  expect(await canonical('vn.date', ['1990', '05/1990', 'năm 1990', '31/02/1990'])).toEqual(['1990', '1990-05', '1990', '31/02/1990']);
  const odd = [
    '5 6 1990',
    '31/12/85',
    '1.2.29',
    '31-02-85',
    'Tháng 05/1990',
    '1990-5-1 9:05 am',
    'Hà Nội, ngày 5 tháng 6, năm 1990',
    '9999-12-31',
    '19900230',
    '1990-05-01x',
  ];
  const said = ['1990-06-05', '1985-12-31', '2029-02-01', '31-02-85', '1990-05', '1990-05-01', '1990-06-05', '9999-12-31', '19900230', '1990-05-01x'];
  expect(await canonical('vn.date', odd)).toEqual(said);
  expect(identifiers.parseWrittenDate('05/1990')).toEqual({ ok: true, value: { date: '1990-05', precision: 'month' } });
  expect(identifiers.parseWrittenDate('31/02/1990')).toEqual({ ok: false, problem: 'calendar' });
});

test('every writing of a parcel key is one key', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(generators.parcel, fc.constantFrom('-', '.', '/', '_')), many), async (parcels) => {
      const texts = parcels.map(([{ commune, sheet, parcel }, gap]) => [commune, String(sheet).padStart(3, '0'), parcel].join(gap));
      for (const [index, text] of texts.entries()) expect(identifiers.parseParcelKey(text)).toEqual({ ok: true, value: parcels[index]?.[0] });
      expect(await canonical('vn.parcel-key', texts)).toEqual(parcels.map(([key]) => identifiers.parcelKeyText(key)));
    }),
    { numRuns: 5 },
  );
  expect(identifiers.parseParcelKey('Thửa đất số 345, tờ bản đồ số 12')).toEqual({ ok: true, value: { commune: null, sheet: 12, parcel: 345 } });
});

test('serials and agency codes lose what does not matter', async () => {
  expect(identifiers.parseCertificateSerial('đa 123456')).toEqual({ ok: true, value: 'ĐA 123456' });
  expect(await canonical('vn.certificate-serial', ['ĐA 123456', 'đa-123456'])).toEqual(['ĐA 123456', 'ĐA 123456']);
  expect(identifiers.parseAgencyCode('000.05.12.H56')).toEqual({ ok: true, value: { code: 'H56.12.05', root: 'H56', units: ['12', '05'] } });
  expect(await canonical('vn.agency-code', ['000.00.12.H56', 'H56.12', '000.00.00.H56'])).toEqual(['H56.12', 'H56.12', 'H56']);
});

test('a vehicle plate reads as it is painted', async () => {
  expect(await canonical('vn.vehicle-plate', ['29a12345', '29A-123.45', '59X1 23456', '30f 1234'])).toEqual([
    '29A-123.45',
    '29A-123.45',
    '59X1-234.56',
    '30F-1234',
  ]);
});

test('a dossier code tells agency, day and number', () => {
  const dossier = identifiers.parseDossierCode('H56.31-251001-0001');
  expect(dossier).toMatchObject({ ok: true, value: { agency: { code: 'H56.31' }, received: '2025-10-01', number: 1 } });
  expect(identifiers.parseDossierCode('H56.31-251301-0001')).toEqual({ ok: false, problem: 'calendar' });
});

test('province names in any writing are the official one', async () => {
  const texts = [
    'Tp Hồ Chí Minh',
    'thành phố Hồ Chí Minh',
    'Thành phố Hồ Chí Minh',
    'Thủ đô Hà Nội',
    'hòa bình',
    'TT. Huế',
    'Thừa Thiên Huế',
    'BRVT',
  ];
  const said = [
    'Thành phố Hồ Chí Minh',
    'Thành phố Hồ Chí Minh',
    'Thành phố Hồ Chí Minh',
    'Thành phố Hà Nội',
    'Tỉnh Hoà Bình',
    'tt. huế',
    'Thành phố Huế',
    'Tỉnh Bà Rịa - Vũng Tàu',
  ];
  expect(await canonical('vn.province-name', texts)).toEqual(said);
});

test('commune names lose abbreviations and zeros, and keep the rest', async () => {
  const texts = ['P. Bến Nghé', 'Phường 01', 'P.1', 'TT. Xuân Mai', 'Xã<br>Tú<br>Lệ', 'Xã Hoà Bình', 'Xã Hòa Bình'];
  const said = ['phường bến nghé', 'phường 1', 'phường 1', 'thị trấn xuân mai', 'xã tú lệ', 'xã hoà bình', 'xã hoà bình'];
  expect(await canonical('vn.commune-name', texts)).toEqual(said);
});

test('no parser throws, whatever it reads', () => {
  const parsers = [
    identifiers.parsePersonalId,
    identifiers.parseTaxCode,
    identifiers.parsePhone,
    identifiers.parseWrittenDate,
    identifiers.parseParcelKey,
  ].concat([identifiers.parseCertificateSerial as never, identifiers.parseAgencyCode as never, identifiers.parseDossierCode as never]);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...parsers), (text, parse) => typeof parse(text).ok === 'boolean'));
});
