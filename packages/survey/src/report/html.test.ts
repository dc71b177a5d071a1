import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, html, jsonForScript, sentence } from './html.ts';

test('what is put into a template is escaped, templates inside templates are not escaped twice', () => {
  const inner = html`<b>${'<script>'}</b>`;
  expect(html`<p title="${'"onload="x'}">${inner}${[1, null, false, 'a&b']}</p>`.text).toBe(
    '<p title="&quot;onload=&quot;x"><b>&lt;script&gt;</b>1a&amp;b</p>',
  );
});

test('a sentence makes strong what stands between stars, and only that', () => {
  expect(sentence('**4** <b> of **5**').text).toBe('<strong>4</strong> &lt;b&gt; of <strong>5</strong>');
});

test('escaped text holds no character that opens a tag or ends an attribute', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(escapeHtml(text))));
});

test('JSON for a script reads back as it was and cannot end the script', () => {
  const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('</script><script>alert(1)</script>', '<!--', ']]>', '\u2028'));
  fc.assert(
    fc.property(fc.array(fc.record({ key: hostile, value: fc.option(hostile) })), (value) => {
      const { text } = jsonForScript(value);
      expect(text).not.toMatch(/[<>\u2028\u2029]/);
      expect(JSON.parse(text)).toEqual(value);
    }),
  );
});
