import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin, type Language, languageOf, mayBe } from './language.ts';
import { parsePattern } from './parse-pattern.ts';

const languageOfPattern = (pattern: string): Language | null => {
  const node = parsePattern(pattern);
  return node && languageOf(node);
};

const understood = (pattern: string): Language => {
  const language = languageOfPattern(pattern);
  if (!language) throw new Error(`not understood: ${pattern}`);
  return language;
};

const exactly = (text: string): string => `^${text.replaceAll(/[^A-Za-z0-9]/g, (sign) => `\\x{${(sign.codePointAt(0) ?? 0).toString(16)}}`)}$`;

/** Patterns of a small alphabet, so that texts of it often match. */
const pattern = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', '0', '[ab]', '[^a]', '[a-c0-2]', '\\d', '\\w', '\\S', '\\.', '-'),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => a + b),
    fc.tuple(tie('part'), tie('part')).map(([a, b]) => `(${a}|${b})`),
    fc.tuple(tie('part'), fc.constantFrom('?', '*', '+', '{2}', '{1,3}', '{2,}')).map(([a, repeat]) => `(?:${a})${repeat}`),
  ),
})).part;
const anchored = fc.tuple(fc.constantFrom('', '^'), pattern, fc.constantFrom('', '$')).map(([begin, inner, end]) => `${begin}${inner}${end}`);
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '0', '1', '-', '.', ' ', 'đ'), maxLength: 8 });

describe('the language of a regular expression', () => {
  test('holds a text exactly when the expression matches it', () => {
    fc.assert(
      fc.property(anchored, text, (source, value) => {
        expect(isWithin(understood(exactly(value)), understood(source))).toBe(new RegExp(source, 'u').test(value));
      }),
    );
  });

  test('is within another only where no text tells them apart', () => {
    fc.assert(
      fc.property(anchored, anchored, fc.array(text, { minLength: 20 }), (a, b, texts) => {
        const claimed = isWithin(understood(a), understood(b));
        const [first, second] = [new RegExp(a, 'u'), new RegExp(b, 'u')];
        if (claimed) expect(texts.filter((value) => first.test(value) && !second.test(value))).toEqual([]);
      }),
    );
  });

  test('never misreads an expression that it does not understand', () => {
    for (const source of ['a.b', '^a|b$', 'a*?', '(?i)a', '[[:alpha:]]', '\\pL', '\\bword', 'a{1000}', '(', '[a', 'a(?=b)', 'a^b', 'a$b', '\\1'])
      expect(parsePattern(source), source).toBeNull();
    fc.assert(fc.property(fc.string(), (source) => void parsePattern(source)));
  });

  test('tells whether it may hold a word in any letter case', () => {
    expect(mayBe(understood('^[0-9]{12}$'), ['n/a', 'null'])).toBe(false);
    expect(mayBe(understood('^[A-Z]'), ['n/a'])).toBe(true);
    expect(mayBe(understood('^\\x{212A}$'), ['k'])).toBe(true);
    expect(mayBe(understood('^[a-z]+$'), ['chưa rõ'])).toBe(false);
  });
});
