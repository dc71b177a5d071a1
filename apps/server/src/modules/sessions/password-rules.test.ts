import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weaknessOf } from './password-rules.ts';

test.each([
  ['ngắn quá', 'characters'],
  ['aaaaaaaaaaaaaa', 'different'],
  ['123456789012', 'counts'],
  ['abcdefghijklmnop', 'alphabet'],
  ['Mật Khẩu 123456', 'try first'],
  ['Password-2025-!!', 'try first'],
  ['Nguyen.Hoa-2025!', 'sign-in name'],
])('%s is too easy', (password, why) => {
  expect(weaknessOf(password, 'nguyen.hoa')).toContain(why);
});

test.each(['chín con trâu đen', 'correct horse battery staple', 'q8$Lw2!pZr0v'])('%s will do', (password) => {
  expect(weaknessOf(password, 'nguyen.hoa')).toBeNull();
});

test('any text is judged, alike in both forms of its accents', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (password, login) => {
      expect(weaknessOf(password.normalize('NFD'), login)).toBe(weaknessOf(password.normalize('NFC'), login));
    }),
  );
});
