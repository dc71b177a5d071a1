import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeTcvn3 } from '../src/text/tcvn3.ts';
import { encodeVni } from '../src/text/vni.ts';
import { type Bench, failure, openBench } from './landing.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('CSV', () => {
  test('every value lands as the text it is, rows in their order', async () => {
    await bench.write('a.csv', 'ma,ten,so\n00004,Ba Đình,1.50\n00070,,-0\n,"a,b\nc",1e3\n');
    const { kind, source, tables, problems } = await bench.land('a.csv');
    const [table] = tables;
    expect({ kind, source, problems }).toEqual({ kind: 'csv', source: `${bench.folder}/a.csv`, problems: [] });
    expect(table?.columns.map(({ name, type }) => [name, type])).toEqual([
      ['ma', 'text'],
      ['ten', 'text'],
      ['so', 'text'],
    ]);
    expect(await bench.rows(table)).toEqual([
      ['00004', 'Ba Đình', '1.50'],
      ['00070', null, '-0'],
      [null, 'a,b\nc', '1e3'],
    ]);
    expect(table?.reading).toMatchObject({ encoding: 'utf-8', delimiter: ',', header: 'yes' });
  });

  const commune = 'Mã;Tên;Ghi chú\n00004;Phường Ba Đình;"xã; cũ"\n00070;Phường Hoàn Kiếm;\n10123;Xã Nguyễn Huế;đã sáp nhập\n';
  const written: Record<string, Uint8Array> = {
    'utf-8': Buffer.from(commune),
    'utf-8 with mark': Buffer.from(`\ufeff${commune}`),
    'utf-16le': Buffer.from(`\ufeff${commune}`, 'utf16le'),
    'utf-16be': Buffer.from(`\ufeff${commune}`, 'utf16le').swap16(),
    'windows-1258': iconv.encode([...commune].map(toneApart).join(''), 'windows-1258'),
    tcvn3: encodeTcvn3(commune),
    vni: encodeVni(commune),
  };
  for (const [name, bytes] of Object.entries(written))
    test(`in ${name}`, async () => {
      await bench.write(`${name}.csv`, bytes);
      const [table] = (await bench.land(`${name}.csv`)).tables;
      expect(table?.reading.encoding).toBe(name.split(' ')[0]);
      expect(table?.reading.delimiter).toBe(';');
      expect(table?.columns.map((column) => column.name)).toEqual(['Mã', 'Tên', 'Ghi chú']);
      expect(await bench.rows(table)).toEqual([
        ['00004', 'Phường Ba Đình', 'xã; cũ'],
        ['00070', 'Phường Hoàn Kiếm', null],
        ['10123', 'Xã Nguyễn Huế', 'đã sáp nhập'],
      ]);
    });

  const pupils = [
    'Mã,Họ tên,Ngày sinh,Xã',
    'H1,Nguyễn Văn An,01/02/2015,Xã Bình Minh',
    'H2,Trần Thị Bê,03/04/2016,',
    'H3,Lê Văn Cư,05/06/2015,Xã Tân Phú',
  ];
  const titles: Record<string, string[]> = {
    'of one cell': ['DANH SÁCH HỌC SINH'],
    'with delimiters to the end, and a blank line': ['UBND XÃ BÌNH MINH,,,', 'DANH SÁCH HỌC SINH,,,', ',,,'],
    'in quotes, and a line below': ['"Danh sách học sinh, năm học 2025"', 'Đơn vị: trường tiểu học', ''],
  };
  for (const [name, lines] of Object.entries(titles))
    test(`titles above the header: ${name}`, async () => {
      await bench.write('titles.csv', [...lines, ...pupils, 'Tổng cộng: 3'].join('\r\n'));
      const [table] = (await bench.land('titles.csv')).tables;
      expect(table?.columns.map((column) => column.name)).toEqual(['Mã', 'Họ tên', 'Ngày sinh', 'Xã']);
      expect((await bench.rows(table)).map(([key]) => key)).toEqual(['H1', 'H2', 'H3']);
      expect(table?.problems).toMatchObject([{ code: 'SOURCE_BROKEN_LINE', count: 1 }]);
    });

  test('names of columns in two rows, and columns that a row of values does not name', async () => {
    await bench.write('two.csv', 'STT;Họ tên;Ngày sinh;;;Nơi ở;\n;;Ngày;Tháng;Năm;Thôn;Xã\n1;An;2;3;1980;Thôn 1;A\n2;Bê;4;5;1981;Thôn 2;B\n');
    const [two] = (await bench.land('two.csv')).tables;
    expect(two?.columns.map((column) => column.name)).toEqual([
      'STT',
      'Họ tên',
      'Ngày sinh - Ngày',
      'Ngày sinh - Tháng',
      'Ngày sinh - Năm',
      'Nơi ở - Thôn',
      'Nơi ở - Xã',
    ]);
    expect(await bench.rows(two)).toEqual([
      ['1', 'An', '2', '3', '1980', 'Thôn 1', 'A'],
      ['2', 'Bê', '4', '5', '1981', 'Thôn 2', 'B'],
    ]);
    await bench.write('gap.csv', 'name,,town\nAn,x,A\nBê,y,\nCư,,C\n');
    const [gap] = (await bench.land('gap.csv')).tables;
    expect(gap?.columns.map((column) => column.name)).toEqual(['name', 'column_2', 'town']);
    expect(gap?.rows).toBe(3);
  });

  test('addresses in one column are no table below a title', async () => {
    await bench.write('addresses.csv', 'Địa chỉ\nSố 5, Xã A, tỉnh C\nSố 7, Xã B, tỉnh C\nSố 9, Xã D, tỉnh E\n');
    const [table] = (await bench.land('addresses.csv')).tables;
    expect(table?.columns.map((column) => column.name)).toEqual(['Địa chỉ']);
    expect(table?.rows).toBe(3);
  });

  test('broken lines are counted and placed; the rest lands', async () => {
    await bench.write('broken.csv', 'a,b,c\n1,x,y\n2,x\n3,"x,y\n4,x,y,z\n5,"multi\nline",y\n6,x,y\n');
    const [table] = (await bench.land('broken.csv')).tables;
    expect((await bench.rows(table)).map((row) => row[0])).toEqual(['1', '3', '5', '6']);
    expect(table?.problems.map(({ code, count, place }) => [code, count, place])).toEqual([
      ['SOURCE_BROKEN_LINE', 2, 'db.broken, lines 3, 5'],
      ['SOURCE_STRAY_QUOTE', 1, 'db.broken, line 4'],
    ]);
    expect(await bench.leftovers()).toEqual([]);
  });

  test('a bad byte is told of, and the line stays', async () => {
    await bench.write('byte.csv', Buffer.concat([Buffer.from(`a,b\n${'Hà,Nội\n'.repeat(30)}x`), Buffer.from([0xff]), Buffer.from(',y\n')]));
    const [table] = (await bench.land('byte.csv')).tables;
    expect(table?.rows).toBe(31);
    expect(table?.problems[0]).toMatchObject({ code: 'SOURCE_BROKEN_TEXT', place: 'db.byte, line 32' });
  });

  test('a long quoted text that looks like rows, over the edges of what the engine reads at once', async () => {
    const inner = `7,${'y'.repeat(200)}\n`.repeat(1_900);
    const rows = Array.from({ length: 150 }, (_, index) => `${index},"${inner}"`);
    await bench.write('long.csv', `a,b\n${rows.join('\n')}\n`);
    const [table] = (await bench.land('long.csv')).tables;
    expect(table?.rows).toBe(150);
    expect(table?.problems).toEqual([]);
  });

  test('rows of delimiters alone are no records, and are told once', async () => {
    const rows = '1,An,\n,,\n2,,x\n,,\n,,\n';
    await bench.write('blank.csv', `a,b,c\n${rows}`);
    await bench.write('blank-and-broken.csv', `a,b,c\n${rows}9,9\n,,,,,\n`);
    const told = async (file: string): Promise<unknown> => {
      const [table] = (await bench.land(file)).tables;
      return [await bench.rows(table), table?.rows, table?.problems.map(({ code, count, place }) => [code, count, place])];
    };
    const records = [
      ['1', 'An', null],
      ['2', null, 'x'],
    ];
    expect(await told('blank.csv')).toEqual([records, 2, [['SOURCE_BLANK_ROWS', 3, 'db.blank']]]);
    expect(await told('blank-and-broken.csv')).toEqual([
      records,
      2,
      [
        ['SOURCE_BLANK_ROWS', 4, 'db.blank-and-broken'],
        ['SOURCE_BROKEN_LINE', 1, 'db.blank-and-broken, line 7'],
      ],
    ]);
  });

  test('header names repeated, empty or missing', async () => {
    await bench.write('names.csv', 'a,A,,a\n1,2,3,4\n');
    expect((await bench.land('names.csv')).tables[0]?.columns.map((column) => column.name)).toEqual(['a', 'A_2', 'column_3', 'a_3']);
    await bench.write('none.csv', '1\t2\n3\t4\n');
    const [none] = (await bench.land('none.csv')).tables;
    expect([none?.columns.map((column) => column.name), none?.rows]).toEqual([['column_1', 'column_2'], 2]);
  });

  test('2,000 columns land; more than the limit are refused', async () => {
    const line = (value: (index: number) => string): string => Array.from({ length: 2_000 }, (_, index) => value(index)).join(',');
    await bench.write('wide.csv', `${line((index) => `c${index}`)}\n${`${line((index) => `v${index}`)}\n`.repeat(50)}`);
    const [table] = (await bench.land('wide.csv')).tables;
    expect([table?.columns.length, table?.rows]).toEqual([2_000, 50]);
    const limits = { statementTimeout: 1, connectTimeout: 1, maxUnpacked: 1, maxColumns: 1_999 };
    expect(await failure(bench.land('wide.csv', {}, { limits }))).toMatchObject({ code: 'SOURCE_TOO_MANY_COLUMNS', place: 'db.wide' });
  });

  test('compressed, damaged, and unfolding beyond the limit', async () => {
    const zipped = gzipSync(`a,b\n${'1,2\n'.repeat(1_000)}`);
    await bench.write('z.csv.gz', zipped);
    expect((await bench.land('z.csv.gz')).tables[0]).toMatchObject({ name: 'z', rows: 1_000 });
    const limits = { statementTimeout: 1, connectTimeout: 1, maxUnpacked: 100, maxColumns: 10 };
    expect(await failure(bench.land('z.csv.gz', {}, { limits }))).toMatchObject({ code: 'SOURCE_TOO_LARGE' });
    await bench.write('cut.csv.gz', zipped.subarray(0, zipped.length - 12));
    expect(await failure(bench.land('cut.csv.gz'))).toMatchObject({ code: 'SOURCE_BROKEN' });
    expect(await bench.leftovers()).toEqual([]);
  });

  test('columns without rows', async () => {
    await bench.write('empty.csv', 'a,b\n');
    const [table] = (await bench.land('empty.csv')).tables;
    expect([table?.rows, table?.problems[0]?.code]).toEqual([0, 'SOURCE_EMPTY_TABLE']);
  });

  test('any bytes land or are refused by the catalogue', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        await bench.write('any.csv', bytes);
        const result = await bench.land('any.csv').catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toMatchObject({ code: expect.stringMatching(/^SOURCE_(?:EMPTY|NO_COLUMNS)/) });
      }),
      { numRuns: 100 },
    );
  });

  test('well-formed files come back whole, in every encoding and delimiter', async () => {
    const letters = fc.constantFrom('a', 'đ', 'ệ', 'ơ', 'Á', ' ', '"', '\n', ',', ';', '\t', '|', '0');
    const value = fc.string({ unit: letters, maxLength: 6 });
    const encode = { 'utf-8': (text: string) => Buffer.from(text), 'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le') };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, value, value), { minLength: 3, maxLength: 10 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('utf-8' as const, 'utf-16le' as const),
        async (rows, delimiter, encoding) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const lines = [['mã', 'tên', 'khóa'], ...rows].map((row) => row.map(quote).join(delimiter));
          await bench.write('round.csv', encode[encoding](`${lines.join('\n')}\n`));
          const [table] = (await bench.land('round.csv')).tables;
          const records = rows.filter((row) => row.some((text) => text !== ''));
          const told = table?.problems.filter(({ code }) => code !== 'SOURCE_EMPTY_TABLE').map(({ code, count }) => [code, count]);
          expect(told).toEqual(records.length < rows.length ? [['SOURCE_BLANK_ROWS', rows.length - records.length]] : []);
          expect(await bench.rows(table)).toEqual(records.map((row) => row.map((text) => (text === '' ? null : text))));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('cancelling ends it and leaves nothing', async () => {
    await bench.write('cancel.csv', `a,b\n${'1,"stray\n'.repeat(50_000)}`);
    const stop = new AbortController();
    const work = failure(bench.land('cancel.csv', {}, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 30);
    expect(await work).toMatchObject({ code: 'SOURCE_CANCELLED' });
    expect(await bench.leftovers()).toEqual([]);
  });
});

function toneApart(letter: string): string {
  const apart = letter.normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0] ?? '';
  return apart.replace(tone, '').normalize('NFC') + tone;
}
