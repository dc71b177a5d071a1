import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, languageOf } from '../screen/language.ts';
import { parsePattern } from '../screen/parse-pattern.ts';
import { type ByteAutomaton, byteAutomaton } from './byte-automaton.ts';
import type { Page } from './column-chunk.ts';
import { PageTester } from './column-tester.ts';
import { jointStates } from './joint-states.ts';

const languageOfPattern = (pattern: string): Language => {
  const node = parsePattern(pattern);
  const language = node && languageOf(node);
  if (!language) throw new Error(`not understood: ${pattern}`);
  return language;
};

function automatonOf(inside: readonly string[], outside: readonly string[] = []): ByteAutomaton {
  const demands = [
    ...inside.map((pattern) => ({ language: languageOfPattern(pattern), inside: true })),
    ...outside.map((pattern) => ({ language: languageOfPattern(pattern), inside: false })),
  ];
  const joint = jointStates(demands);
  const automaton = joint && byteAutomaton(joint);
  if (!automaton) throw new Error('too large');
  return automaton;
}

/** A page of texts as Parquet writes them. */
function pageOf(texts: readonly Uint8Array[]): Page {
  const bytes = Buffer.concat(
    texts.flatMap((text) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(text.length);
      return [length, text];
    }),
  );
  return { count: texts.length, present: null, filled: texts.length, bytes, places: null, entries: 0 };
}

function passes(automaton: ByteAutomaton, texts: readonly Uint8Array[], least = 0, most = Number.POSITIVE_INFINITY): boolean[] {
  const failed = new PageTester().test(pageOf(texts), { kind: 'text', automaton, least, most }, 'text');
  return texts.map((_, place) => failed[place] === 0);
}

const patterns = [
  '^[0-9]{3}$',
  'Đ',
  '^[^a]*$',
  '^[a-zà-ỹ]+( [a-zà-ỹ]+)*$',
  '(a|😀)+$',
  '^\\S',
  '^[\\x{80}-\\x{7ff}]*$',
  '^[\\x{d000}-\\x{e010}b]*$',
  '[\\x{ffff}-\\x{10010}]',
];
const sign = fc.constantFrom(
  ...['a', 'b', '0', '1', ' ', 'à', 'ỹ', 'Đ', '\u07ff', '\u0800', '\ud7ff', '\ue000', '\uffff', '😀', '\u{10010}', '\u{10ffff}', '\0'],
);
const text = fc.string({ unit: sign, maxLength: 6 });

test('takes a text exactly when expressions match it, and others do not', () => {
  fc.assert(
    fc.property(
      fc.subarray(patterns, { minLength: 1, maxLength: 2 }),
      fc.subarray(patterns, { maxLength: 1 }),
      fc.array(text),
      (inside, outside, texts) => {
        const matches = (value: string) => (source: string) => new RegExp(source.replaceAll('\\x{', '\\u{'), 'u').test(value);
        const expected = texts.map((value) => inside.every(matches(value)) && !outside.some(matches(value)));
        expect(
          passes(
            automatonOf(inside, outside),
            texts.map((value) => Buffer.from(value)),
          ),
        ).toEqual(expected);
      },
    ),
  );
});

test('takes no bytes that are no UTF-8', () => {
  const bytes = fc.array(fc.oneof(fc.constantFrom(0x61, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xa0, 0x9f, 0xf0, 0x8f, 0xf4, 0x90, 0xff), fc.nat(255)), {
    maxLength: 5,
  });
  const isText = (value: Uint8Array): boolean => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value) !== null;
    } catch {
      return false;
    }
  };
  const any = automatonOf(['^[\\x{0}-\\x{10ffff}]*$']);
  fc.assert(
    fc.property(fc.array(bytes), (lists) => {
      const texts = lists.map((list) => Uint8Array.from(list));
      expect(passes(any, texts)).toEqual(texts.map(isText));
    }),
    { numRuns: 300 },
  );
});

test('measures texts by characters', () => {
  const any = automatonOf(['^[\\x{0}-\\x{10ffff}]*$']);
  fc.assert(
    fc.property(fc.array(text), fc.nat(4), fc.nat(3), (texts, least, more) => {
      const expected = texts.map((value) => [...value].length >= least && [...value].length <= least + more);
      expect(
        passes(
          any,
          texts.map((value) => Buffer.from(value)),
          least,
          least + more,
        ),
      ).toEqual(expected);
    }),
  );
});
