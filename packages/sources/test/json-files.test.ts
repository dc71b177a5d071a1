import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, failure, openBench } from './landing.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('JSON', () => {
  test('arrays of records anywhere, nested objects flat, numbers as written', async () => {
    await bench.write(
      'doc.json',
      '{"meta":{"total":2},"data":{"xã":[{"ma":"00004","so":1.10,"ở":{"tỉnh":"01"}},{"ma":null,"ds":[1,{"a":"b"}],"lớn":12345678901234567890}],"tinh":[{"ma":"01"}]}}',
    );
    const { tables } = await bench.land('doc.json');
    expect(tables.map((table) => [table.name, table.columns.map((column) => column.name)])).toEqual([
      ['data.xã', ['ma', 'so', 'ở.tỉnh', 'ds', 'lớn']],
      ['data.tinh', ['ma']],
    ]);
    expect(await bench.rows(tables[0])).toEqual([
      ['00004', '1.10', '01', null, null],
      [null, null, null, '[1,{"a":"b"}]', '12345678901234567890'],
    ]);
  });
  test('NDJSON, whatever its ending; broken lines are counted', async () => {
    await bench.write('lines.json', '{"a":1,"items":[{"x":1}]}\n{"a":2}\n{"a":\n[]\n{"a":3}');
    const [table] = (await bench.land('lines.json')).tables;
    expect(await bench.rows(table)).toEqual([
      ['1', '[{"x":1}]'],
      ['2', null],
      ['3', null],
    ]);
    expect(table?.problems).toMatchObject([{ code: 'SOURCE_BROKEN_RECORD', count: 2, place: 'db.lines, lines 3, 4' }]);
  });
  test('a document cut off keeps what came before', async () => {
    await bench.write('cut.json', '[{"a":1},{"a":2},{"a":');
    const [table] = (await bench.land('cut.json')).tables;
    expect([table?.rows, table?.problems[0]?.code]).toEqual([2, 'SOURCE_BROKEN']);
  });
  test('values within values are read a thousand deep, and what lies deeper is told, the rest read', async () => {
    const deep = (open: string, close: string, times: number): string => `{"a":${open.repeat(times)}1${close.repeat(times)}}`;
    for (const [open, close] of [
      ['{"b":', '}'],
      ['[', ']'],
    ] as const) {
      await bench.write('deep.ndjson', ['{"a":1}', deep(open, close, 990), deep(open, close, 100_000), '{"a":2}'].join('\n'));
      const [lines] = (await bench.land('deep.ndjson')).tables;
      expect([lines?.rows, lines?.problems.map(({ code, place, count }) => [code, place, count])]).toEqual([
        3,
        [['SOURCE_BROKEN_RECORD', 'db.deep, line 3', 1]],
      ]);
      await bench.write('deep.json', `[{"a":1},${deep(open, close, 100_000)}]`);
      const [table] = (await bench.land('deep.json')).tables;
      expect([table?.rows, table?.problems[0]?.message]).toEqual([
        1,
        expect.stringMatching(/^The text holds more than 1000 values within each other at character \d+; what came before was read$/),
      ]);
    }
  });
  test('nothing to make a table of', async () => {
    await bench.write('nothing.json', '[1,2]');
    expect(await failure(bench.land('nothing.json'))).toMatchObject({ code: 'SOURCE_NO_COLUMNS' });
    await bench.write('bad.json', 'hello');
    expect(await failure(bench.land('bad.json'))).toMatchObject({ code: 'SOURCE_BROKEN', place: 'db.bad' });
  });
  test('an object alone is one record', async () => {
    await bench.write('one.json', '{"a":1,"b":{"c":"x"}}');
    const [table] = (await bench.land('one.json')).tables;
    expect([table?.columns.map((column) => column.name), await bench.rows(table)]).toEqual([['a', 'b.c'], [['1', 'x']]]);
  });
  test('an object with lists of values is one record, and so is each that follows another', async () => {
    await bench.write('person.json', '{"name":"An","tags":["x",1],"address":{"xã":"A","phones":[]}}');
    const [person] = (await bench.land('person.json')).tables;
    expect([person?.name, person?.columns.map((column) => column.name), await bench.rows(person)]).toEqual([
      'person',
      ['name', 'tags', 'address.xã', 'address.phones'],
      [['An', '["x",1]', 'A', '[]']],
    ]);
    expect([person?.reading.form, person?.problems]).toEqual(['record', []]);
    await bench.write('after.json', '{\n "a": 1\n}\n{\n "a": 2\n}\n');
    expect(await bench.rows((await bench.land('after.json')).tables[0])).toEqual([['1'], ['2']]);
  });
  test('a list of objects is the table; what stands beside it is told', async () => {
    await bench.write('page.json', '{"total":3,"links":{"next":null},"cols":["a"],"data":[{"a":1},7,{"a":2},[3]],"empty":[]}');
    const { tables } = await bench.land('page.json');
    expect(tables.map(({ name, rows, reading }) => [name, rows, reading.list])).toEqual([['data', 2, 'data']]);
    expect(tables[0]?.problems.map(({ code, count, place, message }) => [code, count, place, /stand (.*)/.exec(message)?.[1]])).toEqual([
      ['SOURCE_BROKEN_RECORD', 2, 'db.page', undefined],
      ['SOURCE_FIELDS_BESIDE', 4, 'db.page', 'total, links.next, cols, empty'],
    ]);
  });
  test('what holds lists of values alone, or objects without fields, holds no records', async () => {
    for (const [index, text] of ['{"data":[]}', '{"columns":["a"],"data":[[1],[2]]}', '[{},{}]'].entries()) {
      await bench.write(`no-${index}.json`, text);
      expect(await failure(bench.land(`no-${index}.json`))).toMatchObject({ code: 'SOURCE_NO_COLUMNS' });
    }
  });
  test('an answer without records holds none, a record without children is one', async () => {
    const none = [
      '{"total":0,"data":[]}',
      '{"code":0,"message":"ok","result":{"items":[],"pageSize":10}}',
      '{"Tổng số":0,"nguoi":[]}',
      '{"type":"FeatureCollection","features":[]}',
    ];
    for (const [index, text] of none.entries()) {
      await bench.write(`none-${index}.json`, text);
      expect(await failure(bench.land(`none-${index}.json`))).toMatchObject({
        code: 'SOURCE_NO_COLUMNS',
        message: expect.stringContaining('list without records'),
      });
    }
    const one = [
      '{"name":"An","children":[]}',
      '{"code":"A1","items":[]}',
      '{"total":0,"name":"An","data":[]}',
      '{"total":0,"data":["x"]}',
      '{"status":"ok","phones":[]}',
      '{"total":0,"data":[],"errors":[]}',
    ];
    for (const [index, text] of one.entries()) {
      await bench.write(`one-${index}.json`, text);
      expect(
        (await bench.land(`one-${index}.json`)).tables.map(({ rows }) => rows),
        text,
      ).toEqual([1]);
    }
  });
  test('objects under names are records, which is told; brackets make one record of them', async () => {
    const people = '{"001":{"ten":"An","con":[],"o":{"xa":"A"}},"002":{"ten":"Chi","tuoi":4}}';
    await bench.write('people.json', people);
    const [table] = (await bench.land('people.json')).tables;
    expect(table?.columns.map(({ name }) => name)).toEqual(['key', 'ten', 'con', 'o.xa', 'tuoi']);
    expect(await bench.rows(table)).toEqual([
      ['001', 'An', '[]', 'A', null],
      ['002', 'Chi', null, null, '4'],
    ]);
    expect([table?.reading.form, table?.problems]).toMatchObject(['named', [{ code: 'SOURCE_KEYED_RECORDS', count: 2, place: 'db.people' }]]);
    await bench.write('bracket.json', `[${people}]`);
    expect((await bench.land('bracket.json')).tables.map(({ rows, columns }) => [rows, columns[0]?.name])).toEqual([[1, '001.ten']]);
    await bench.write('within.json', `{"total":2,"data":${people},"last":true}`);
    const [within] = (await bench.land('within.json')).tables;
    expect([within?.rows, within?.problems.map(({ code, count }) => [code, count])]).toEqual([
      2,
      [
        ['SOURCE_KEYED_RECORDS', 2],
        ['SOURCE_FIELDS_BESIDE', 2],
      ],
    ]);
    const provinces = ['Hà Nội', 'Huế', 'Lào Cai', 'Lạng Sơn', 'Sơn La'].map((ten, i) => [ten, { ten, dan_so: i, key: i }]);
    await bench.write('provinces.json', JSON.stringify(Object.fromEntries(provinces)));
    expect((await bench.land('provinces.json')).tables.map(({ rows, columns }) => [rows, columns.map(({ name }) => name)])).toEqual([
      [5, ['ten', 'dan_so', 'key']],
    ]);
  });
  test('a record with parts, and objects with lists of objects, are read as before', async () => {
    for (const [index, [text, rows, first]] of (
      [
        ['{"father":{"name":"An"},"mother":{"name":"Chi"}}', 1, 'father.name'],
        ['{"owner1":{"name":"An"},"car2":{"plate":"x"}}', 1, 'owner1.name'],
        ['{"001":{"name":"An"},"002":5}', 1, '001.name'],
        ['{"2023":{"parcels":[{"a":1}]},"2024":{"parcels":[{"a":2}]}}', 1, 'a'],
      ] as const
    ).entries()) {
      await bench.write(`parts-${index}.json`, text);
      const { tables } = await bench.land(`parts-${index}.json`);
      expect([tables[0]?.rows, tables[0]?.columns[0]?.name], text).toEqual([rows, first]);
    }
  });
  test('many objects under names are read one by one, past what their form was told from', async () => {
    const members = Array.from({ length: 20_000 }, (_, i) => `"P${i}":{"name":"person ${i}","age":${i % 90}}`);
    members[15_000] = '"P15000":7';
    await bench.write('many.json', `{${members.join(',\n')}}`);
    const [table] = (await bench.land('many.json')).tables;
    expect([table?.rows, table?.columns.map(({ name }) => name)]).toEqual([19_999, ['key', 'name', 'age']]);
    expect(table?.problems.map(({ code, count }) => [code, count])).toEqual([
      ['SOURCE_KEYED_RECORDS', 19_999],
      ['SOURCE_FIELDS_BESIDE', 1],
    ]);
  });
  test('one object reads as a list of it alone, whatever its fields but lists of objects', async () => {
    const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const field = fc.oneof(plain, fc.array(plain, { maxLength: 3 }), fc.dictionary(fc.string(), plain, { noNullPrototype: true, maxKeys: 3 }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), field, { noNullPrototype: true, maxKeys: 5 }), async (fields) => {
        const record = { key: 'k', ...fields };
        const read = async (value: unknown): Promise<unknown> => {
          await bench.write('same.json', JSON.stringify(value));
          const [table] = (await bench.land('same.json')).tables;
          return [table?.name, table?.columns.map(({ name }) => name), await bench.rows(table)];
        };
        expect(await read(record)).toEqual(await read([record]));
      }),
      { numRuns: 60 },
    );
  });
});
