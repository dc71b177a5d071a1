import fc from 'fast-check';

const syllables =
  'hòa hoà thủy thuỷ úy uý quý qúy quí của khoẻ khỏe hoài toàn ngoèo ngòeo lý lí mĩ mỹ kì kỹ ti ty hi thị Thị Đắk đăk dak Ea Ia M H K nguyễn NGUYỄN Phường xã'.split(
    ' ',
  );
const glue = [
  ' ',
  ' ',
  ' ',
  '  ',
  ' - ',
  '-',
  ' – ',
  '\u00a0',
  '\t',
  '\n',
  '<br>',
  '<BR/>',
  '</p>',
  '&nbsp;',
  '&amp;',
  "'",
  '’',
  ' ‘',
  '`',
  '´',
  '\u200b',
  '',
  ',',
  '.',
  '<',
  '&',
];

/** Text as it is found in Vietnamese databases: syllables with every kind of damage, in either normal form and any letter case, or plain noise. */
export const vietnameseText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.tuple(fc.constantFrom(...syllables), fc.constantFrom(...glue)), { maxLength: 6 }).chain(written) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'aeiouyAEIOUY ̣̀́̉̃đĐòÒúÚ<>&;-\'"#ơƯ'), maxLength: 20 }) },
);

function written(parts: [string, string][]): fc.Arbitrary<string> {
  const text = parts.map(([syllable, after]) => syllable + after).join('');
  return fc.constantFrom(text, text.toUpperCase(), text.toLowerCase(), text.normalize('NFD'), text.normalize('NFC'));
}
