import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('what XML forbids, turns direction or hides is gone; the words stay', () => {
  expect(plainText('a\u0000b\u202Egnp.exe\u2066 \ud800c\r\n\td\u200b')).toBe('abgnp.exe \ufffdc d');
  expect(plainText('Hòa')).toBe('Hòa');
});

test('any text becomes one that stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = plainText(text);
      expect(plainText(plain)).toBe(plain);
      expect(plain).not.toMatch(/[\n\r\t\u202e\ufeff]/);
      expect(plain.isWellFormed()).toBe(true);
    }),
  );
});
