import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markDifferences } from './mark-differences.js';

const words = { blank: 'blank', lineBreak: 'line break', tab: 'tab', noBreakSpace: 'no-break', invisible: 'hidden', decomposed: 'apart' };
const mark = (observed: string | null, expected: string | null) => markDifferences(observed, expected, words);

test('marks the characters that differ, with their tone marks', () => {
  expect(mark('Xã Thuận Hoà', 'Xã Thuận Hòa')).toEqual({ observed: 'Xã Thuận H<mark>oà</mark>', expected: 'Xã Thuận H<mark>òa</mark>' });
  expect(mark('xã Bắc Sơn', 'Xã Bắc Sơn').observed).toBe('<mark>x</mark>ã Bắc Sơn');
});

test('shows what cannot be seen: breaks, doubled blanks, markup', () => {
  expect(mark('Xã<br>Tú', 'Xã Tú')).toEqual({
    observed: 'Xã<span class="sign differs" title="line break">&lt;br&gt;</span>Tú',
    expected: 'Xã<span class="sign differs" title="blank">␣</span>Tú',
  });
  expect(mark('Phường \nHoàn', null).observed).toContain('title="line break">↵</span>Hoàn');
  expect(mark('Xã  Vĩnh', 'Xã Vĩnh').observed).toMatch(/sign" title="blank">␣<.*sign differs" title="blank">␣</);
  expect(mark('a\u200bb', 'ab').observed).toContain('U+200B');
});

test('tells accents stored apart from composed ones', () => {
  const { observed } = mark('Hòa'.normalize('NFD'), 'Hòa');
  expect(observed).toContain('title="apart"');
});

test('is null where there is no value, and unmarked where both are equal', () => {
  expect(mark(null, 'a')).toEqual({ observed: null, expected: 'a' });
  expect(mark('Đất đai', 'Đất đai')).toEqual({ observed: 'Đất đai', expected: 'Đất đai' });
});

test('no text can bring in markup of its own, and visible text is kept', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('<img src=x onerror=alert(1)>', '</mark><script>', '" onmouseover="x'),
  );
  fc.assert(
    fc.property(text, text, (observed, expected) => {
      const html = mark(observed, expected);
      for (const side of [html.observed, html.expected]) {
        expect((side ?? '').replaceAll(/<\/?mark>|<span class="sign( differs)?" title="[a-z -]+">|<\/span>/g, '')).not.toMatch(/[<>"]/);
      }
    }),
  );
});

test('long texts are compared in bounded time', () => {
  const started = performance.now();
  const { observed } = mark('a'.repeat(50_000), 'b'.repeat(50_000));
  expect(observed).toBe(`<mark>${'a'.repeat(50_000)}</mark>`);
  expect(performance.now() - started).toBeLessThan(2000);
});
