import { expect, test } from 'vitest';
import { blockOn } from '../compare/ready-made.ts';
import { ruleTitle } from './rule-title.ts';

test('a rule is told in the words of its reader', () => {
  const rule = blockOn(
    { column: 'ho_ten', steps: ['fold', { word: -1 }] },
    { column: 'sinh', steps: [{ match: '(18|19|20)[0-9]{2}' }] },
    { column: 'ma', steps: ['digits', { last: 6 }] },
  );
  expect(ruleTitle(rule)).toEqual({
    vi: 'ho_ten (không dấu, từ cuối) + sinh (năm) + ma (chỉ chữ số, 6 ký tự cuối)',
    en: 'ho_ten (without accents, last word) + sinh (the year) + ma (digits only, last 6 characters)',
    id: 'ho_ten (tanpa aksen, kata terakhir) + sinh (tahun) + ma (angka saja, 6 karakter terakhir)',
  });
  expect(ruleTitle(blockOn('ma')).vi).toBe('ma');
  expect(ruleTitle(blockOn({ column: 'ten', steps: ['fold', { without: 'cong ty' }] })).vi).toBe('ten (không dấu, bỏ từ thường gặp)');
});
