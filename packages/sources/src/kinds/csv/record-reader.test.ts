import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectDialect } from './detect-dialect.ts';
import { hasHeader } from './detect-header.ts';
import { type CsvRecord, RecordReader } from './record-reader.ts';

function read(text: string, delimiter = ','): CsvRecord[] {
  const reader = new RecordReader({ delimiter, quote: '"' });
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return [...lines.flatMap((line) => reader.feed(line)), ...reader.end()];
}

const fields = (text: string): string[][] => read(text).map((record) => record.fields);

describe('records', () => {
  test('quotes, doubled quotes, line breaks and blanks around quotes', () => {
    expect(fields('a,"b ""c"""\r\n1,"x\r\ny"\r\n 2 , "z" \n')).toEqual([
      ['a', 'b "c"'],
      ['1', 'x\r\ny'],
      [' 2 ', 'z'],
    ]);
  });
  test('a quote inside a field is a character', () => expect(fields('a,5" pipe\n')).toEqual([['a', '5" pipe']]));
  test('a stray quote spoils its line only', () => {
    const records = read('1,"open,x\n2,b,y\n3,"c",z\n');
    expect(records.map((record) => [record.line, record.fields, record.stray])).toEqual([
      [1, ['1', '"open', 'x'], true],
      [2, ['2', 'b', 'y'], false],
      [3, ['3', 'c', 'z'], false],
    ]);
  });
  test('a stray quote whose partner stands far below, where it looks right, does not swallow the lines between', () => {
    const text = '1,"open,x\n2,b,y\n3,b,y\n4,b",z\n5,c,w\n';
    expect(fields(text).map((record) => record[0])).toEqual(['1', '2', '3', '4', '5']);
  });
  test('a quote that never closes is found out at the end', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `${index},b`);
    expect(fields(['0,"b', ...lines].join('\n'))).toHaveLength(5_001);
  });
  test('a file of stray quotes is read once, not once for each of its lines', () => {
    const lines = (line: string): string => `${line}\n`.repeat(20_000);
    // Quotes that look like the end of the field before, that count even, and that count odd.
    for (const line of ['1,"stray', '5","a', 'x",5","y', '1,"a,"b', '"']) {
      const records = read(lines(line));
      expect(records.length).toBeGreaterThan(9_000);
    }
  }, 20_000);
  test('well-formed text is read as others read it', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ệ', ',', '"', '\n', ' ', ';', '\r\n', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(fields(text)).toEqual(rows);
        expect(fields(text)).toEqual(parse(text, { record_delimiter: '\n' }));
      }),
      { numRuns: 500 },
    );
  });
  test('no text loses lines or breaks it', () => {
    const any = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '\r'), maxLength: 60 });
    fc.assert(
      fc.property(any, (text) => {
        const numbers = read(text).map((record) => record.line);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(numbers.length > 0).toBe(text !== '');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('dialect', () => {
  test('decimal commas and addresses do not pass for delimiters', () => {
    expect(detectDialect('ma;gia;dia_chi\n1;1,5;Xã A, huyện B\n2;2,5;Xã C, huyện D\n', true).delimiter).toBe(';');
    expect(detectDialect('name\nXã A, huyện B\nXã C, huyện D\n', true).records).toEqual([['name'], ['Xã A, huyện B'], ['Xã C, huyện D']]);
  });
  test('each delimiter is found back, whatever the fields hold', () => {
    const word = fc.stringMatching(/^[a-zđê ,;|]{1,6}$/);
    fc.assert(
      fc.property(fc.constantFrom(',', ';', '\t', '|'), fc.array(fc.tuple(word, word, word), { minLength: 4, maxLength: 12 }), (delimiter, rows) => {
        const write = (row: readonly string[]): string => row.map((value) => `"${value}"`).join(delimiter);
        expect(detectDialect(['a', 'b', 'c'].join(delimiter).concat('\n', rows.map(write).join('\n')), true).delimiter).toBe(delimiter);
      }),
    );
  });
  test('header or none', () => {
    expect(
      hasHeader([
        ['ma', 'ten'],
        ['00004', 'Ba Đình'],
      ]),
    ).toBe(true);
    expect(
      hasHeader([
        ['00004', 'Ba Đình'],
        ['00070', 'Hoàn Kiếm'],
      ]),
    ).toBe(false);
    expect(
      hasHeader([
        ['xã', 'Hà Nội'],
        ['phường', 'Hà Nội'],
        ['xã', 'Hà Nội'],
      ]),
    ).toBe(false);
    expect(
      hasHeader([
        ['tỉnh', '2023', '2024'],
        ['Hà Nội', '1', '2'],
      ]),
    ).toBe(true);
  });
});
