import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Matcher } from './matcher.ts';

const part = fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '\\.', '(a|b)', '(?:ab)*', 'a+', 'b?', '[ab]{2,3}', '(a+)+', '[a-c]*');
const pattern = fc
  .tuple(fc.constantFrom('', '^'), fc.array(part, { maxLength: 6 }), fc.constantFrom('', '$'))
  .map(([begin, parts, end]) => begin + parts.join('') + end);
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '0', '.', ' ', 'đ', '𝒳'), maxLength: 10 });

test('an expression matches what a regular expression of JavaScript matches', () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 20 }), (source, texts) => {
      const [matcher, expression] = [Matcher.of(source), new RegExp(source, 'u')];
      expect(texts.map((one) => matcher?.matches(one))).toEqual(texts.map((one) => expression.test(one)));
    }),
  );
});

test('an expression that goes back without end elsewhere takes no longer than another', () => {
  for (const source of ['^(a|b|ab)*c$', '^[ab]*[ab]*[ab]*[ab]*[ab]*[ab]*[ab]*[ab]*[ab]*c$', '^(a+b?)+c$'])
    expect(Matcher.of(source)?.matches('ab'.repeat(20_000)), source).toBe(false);
});

test('what would need too many states is not told', () => {
  const matcher = Matcher.of('(a|b)*a[ab]{12}$');
  let seed = 1;
  const letters = Array.from({ length: 30_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % 2 === 0 ? 'a' : 'b';
  });
  expect(matcher?.matches(letters.join(''))).toBeUndefined();
  expect(matcher?.matches('')).toBe(false);
});

test('what is not understood has no matcher', () => {
  expect(Matcher.of('a(?=b)')).toBeNull();
});
