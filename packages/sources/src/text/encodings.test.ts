import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';
import { decode, type Encoding } from './encoding.ts';
import { decodeTcvn3, encodeTcvn3 } from './tcvn3.ts';
import { isSyllable, vietnameseLikeness } from './vietnamese-likeness.ts';
import { decodeVni, encodeVni } from './vni.ts';

const motto = 'Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc';
const lower = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ';
const commune = 'Mã;Tên\n00004;Phường Ba Đình\n00070;Phường Hoàn Kiếm\n10123;Xã Nguyễn Huệ\n00082;Xã Ngũ Chỉ Sơn\n';

describe('TCVN3', () => {
  test('reads what old documents hold, as Windows-1252 shows it', () => {
    expect(decodeTcvn3(Buffer.from('Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc', 'latin1'))).toBe(motto);
  });
  test('every small letter comes back', () => expect(decodeTcvn3(encodeTcvn3(lower))).toBe(lower));
  test('capitals with a hat stay, toned capitals become small', () => expect(decodeTcvn3(encodeTcvn3('ĂÂÊÔƠƯĐÁ'))).toBe('ĂÂÊÔƠƯĐá'));
});

describe('VNI', () => {
  test('reads what old documents hold, as Windows-1252 shows it', () => {
    const old = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp - Töï do - Haïnh phuùc';
    expect(decodeVni(Buffer.from(old, 'latin1'))).toBe(motto);
  });
  test('every letter comes back, small and capital', () => {
    expect(decodeVni(encodeVni(lower))).toBe(lower);
    expect(decodeVni(encodeVni(lower.toUpperCase()))).toBe(lower.toUpperCase());
  });
  test('a capital with the mark of a small letter', () => expect(decodeVni(Buffer.from('Aùnh', 'latin1'))).toBe('Ánh'));
});

describe('likeness', () => {
  test('syllables', () => {
    for (const word of ['Nguyễn', 'HUỲNH', 'quyết', 'Đắk', 'khuỷu', 'ngoằn', 'Giồng', 'ý', 'ươi'])
      expect([word, isSyllable(word)]).toEqual([word, true]);
    for (const word of ['NguyÔn', 'Hå', 'vaên', 'café', 'naïve', 'Hµ', 'ngườii', 'ệệ']) expect([word, isSyllable(word)]).toEqual([word, false]);
  });
  test('text without letters beyond ASCII says nothing', () => expect(vietnameseLikeness('Nguyen Van A, 123')).toEqual({ share: 0, words: 0 }));
});

const encoders: Record<Encoding, (text: string) => Uint8Array> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'windows-1258': (text) => iconv.encode([...text.normalize('NFC')].map(toneApart).join(''), 'windows-1258'),
  tcvn3: encodeTcvn3,
  vni: encodeVni,
  'windows-1252': (text) => iconv.encode(text, 'windows-1252'),
};

/** Windows-1258 has the letters with a hat, breve or horn, and writes the tone mark after them. */
function toneApart(letter: string): string {
  const apart = letter.normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0] ?? '';
  return apart.replace(tone, '').normalize('NFC') + tone;
}

describe('detection', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni'] as const) {
    test(encoding, () => {
      const bytes = encoders[encoding](commune);
      const detected = detectEncoding([bytes]);
      expect(detected.encoding).toBe(encoding);
      expect(detected.confidence).toBeGreaterThan(0.5);
      expect(decode(bytes, encoding)).toBe(commune);
    });
  }
  test('a byte order mark decides', () => {
    expect(detectEncoding([Buffer.from('\ufeffa,b', 'utf16le')]).encoding).toBe('utf-16le');
    expect(detectEncoding([Buffer.from('\ufeffa,b')]).encoding).toBe('utf-8');
  });
  test('western text is not taken for Vietnamese', () => {
    expect(detectEncoding([encoders['windows-1252']('Café Zürich; Müller; garçon; naïve; señor; Ångström')]).encoding).toBe('windows-1252');
  });
  test('one broken byte does not turn a UTF-8 file into something else', () => {
    const bytes = Buffer.concat([Buffer.from(commune.repeat(20)), Buffer.from([0xff]), Buffer.from('\n')]);
    expect(detectEncoding([bytes]).encoding).toBe('utf-8');
  });
  test('UTF-8 cut anywhere by sampling is still UTF-8', () => {
    const bytes = Buffer.from(lower.repeat(3));
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(bytes.length), (a, b) => {
        const piece = bytes.subarray(Math.min(a, b), Math.max(a, b));
        expect(detectEncoding([Buffer.from('x'), piece]).encoding).toBe('utf-8');
      }),
    );
  });
  test('no bytes break it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const { encoding } = detectEncoding([bytes]);
        expect(typeof decode(bytes, encoding)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
