import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readContractText } from './contract-text.ts';

const text = `# of the land office
name: Đất đai
schema:
  - name: parcels # the map
    properties:
      - { name: number, logicalType: integer }
`;

test('what the form changes is changed, and comments and the rest stay', () => {
  const written = readContractText(text)?.with(['schema', 0, 'properties', 0, 'required'], true) ?? '';
  expect(written).toContain('# of the land office');
  expect(written).toContain('parcels # the map');
  expect(parse(written).schema[0].properties).toEqual([{ name: 'number', logicalType: 'integer', required: true }]);
  expect(readContractText(written)?.with(['schema', 0, 'properties', 0, 'required'], '')).toBe(text);
});

test('elements are added also to a list that is not there yet, and taken out', () => {
  const added = readContractText(text)?.adding(['slaProperties'], { property: 'frequency', value: 1, unit: 'd' }) ?? '';
  expect(parse(added).slaProperties).toEqual([{ property: 'frequency', value: 1, unit: 'd' }]);
  expect(parse(readContractText(added)?.without(['schema', 0, 'properties', 0]) ?? '').schema[0].properties).toEqual([]);
  expect(readContractText(added)?.count(['slaProperties'])).toBe(1);
});

test('any text is read or refused, and a value that was written is read back', () => {
  fc.assert(
    fc.property(fc.string(), (any) => {
      expect(() => readContractText(any)?.with(['name'], 'x')).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (value, other) => {
      const written = readContractText(stringify({ name: 'a', other }))?.with(['name'], value) ?? '';
      expect(parse(written)).toEqual({ name: value, other });
    }),
  );
});
