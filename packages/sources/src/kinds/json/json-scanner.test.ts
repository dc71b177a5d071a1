import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../source-error.ts';
import { type JsonRecord, type JsonValue, writeJson } from './json-value.ts';
import { RecordFinder } from './record-finder.ts';

function find(text: string, cuts: readonly number[] = [], topAreRecords = false): { path: string; record: JsonRecord }[] {
  const found: { path: string; record: JsonRecord }[] = [];
  const finder = new RecordFinder((path, record) => found.push({ path: path.join('.'), record }), topAreRecords);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let at = 0;
  for (const place of [...places, text.length]) {
    finder.write(text.slice(at, place));
    at = place;
  }
  finder.end();
  return found;
}

const parsed = (value: JsonValue): unknown => JSON.parse(writeJson(value));

describe('records of JSON', () => {
  test('whatever the pieces, records are those that JSON.parse gives', () => {
    const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true, minKeys: 1 }));
    fc.assert(
      fc.property(records, fc.array(fc.nat(), { maxLength: 6 }), fc.constantFrom(0, 1, 2), (values, cuts, indent) => {
        const text = JSON.stringify({ outer: { inner: values } }, null, indent);
        const found = find(text, cuts).filter(({ path }) => path === 'outer.inner');
        expect(found.map(({ record }) => parsed(record))).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 500 },
    );
  });
  test('what JSON.parse refuses is refused, and by the catalogue alone', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '1', '-', '.', 'e', ' ', '\\', 'true', 'null'),
      maxLength: 14,
    });
    fc.assert(
      fc.property(text, (piece) => {
        const valid = isJson(piece);
        let refused = false;
        try {
          find(piece);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
          refused = true;
        }
        // Documents may follow each other and be none at all, so that refusing less is right; refusing what is valid never is.
        if (valid) expect(refused).toBe(false);
        else if (!severalDocuments(piece)) expect(refused).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
  test('a string may hold braces, quotes and surrogates', () => {
    expect(find('[{"a":"}]\\"\\ud83d\\ude00\\n"}]').map(({ record }) => parsed(record))).toEqual([{ a: '}]"😀\n' }]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Can the text be split into pieces that are each JSON, or nothing? */
function severalDocuments(text: string): boolean {
  if (text.trim() === '') return true;
  for (let end = 1; end <= text.length; end += 1) if (isJson(text.slice(0, end)) && severalDocuments(text.slice(end))) return true;
  return false;
}
