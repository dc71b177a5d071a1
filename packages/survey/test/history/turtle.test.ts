import fc from 'fast-check';
import { Parser } from 'n3';
import { expect, test } from 'vitest';
import { about, text, typed, urn } from '../../src/exports/turtle.ts';

const prefix = '@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n';
const anything = fc.string({ unit: 'binary' });

test('every text comes back as it was, whatever is in it', () => {
  fc.assert(
    fc.property(anything, anything, (name, value) => {
      const quads = new Parser().parse(about(urn('dataset', name), '<urn:type>', [['<urn:says>', [text(value), text(value, 'vi')]]]));
      expect(quads.slice(1).map(({ object }) => object.value)).toEqual([value.toWellFormed(), value.toWellFormed()]);
      expect(decodeURIComponent(quads[0]?.subject.value.slice('urn:sogoc:dataset:'.length) ?? '')).toBe(name.toWellFormed());
    }),
  );
});

test('half surrogate pairs become the replacement character', () => {
  const [, said] = new Parser().parse(about(urn('a\ud800'), '<urn:type>', [['<urn:says>', [text('b\udc00')]]]));
  expect([said?.subject.value, said?.object.value]).toEqual(['urn:sogoc:a%EF%BF%BD', 'b\ufffd']);
});

test('a property without a value is not said', () => {
  expect(
    new Parser().parse(
      prefix +
        about(urn('a'), '<urn:type>', [
          ['<urn:none>', []],
          ['<urn:one>', [typed('1.5', 'decimal')]],
        ]),
    ),
  ).toHaveLength(2);
});
