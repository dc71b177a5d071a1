import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /(^|[\\/])(words|criteria)\.ts$/.test(file));

/** The placeholders of an ICU message: its arguments, also those within plurals. */
function placeholdersOf(message: string): string[] {
  const found = new Set<string>();
  const look = (tokens: unknown): void => {
    for (const token of Array.isArray(tokens) ? tokens : []) {
      if (!Array.isArray(token)) continue;
      const [name, , cases] = token;
      if (name !== '#') found.add(String(name));
      if (cases && typeof cases === 'object') Object.values(cases).forEach(look);
    }
  };
  look(compileMessage(message));
  return [...found].sort();
}

/** The catalogues of a file as they are written: each language's messages by id. */
function cataloguesOf(file: string): Record<string, Record<string, string>>[] {
  const text = readFileSync(join(source, file), 'utf8');
  const bodies = [...text.matchAll(/defineWords\((\{[\s\S]*?\n\})\);/g)].map(([, body]) => body);
  if (bodies.length === 0) throw new Error(`${file} holds no words.`);
  return bodies.map((body) => Function(`return ${body}`)() as Record<string, Record<string, string>>);
}

test('the check sees a placeholder that is missing, also within a plural', () => {
  expect(placeholdersOf('{count, plural, one {# of {all}} other {# of {all}}} on {day}')).toEqual(['all', 'count', 'day']);
  expect(placeholdersOf('{count, plural, other {#}}')).toEqual(['count']);
  expect(placeholdersOf('none')).toEqual([]);
});

test.each(files)('%s has the same placeholders in every language', (file) => {
  for (const { vi = {}, ...others } of cataloguesOf(file)) {
    expect(Object.keys(vi).length).toBeGreaterThan(0);
    for (const [language, messages] of Object.entries(others)) {
      const differing = Object.keys(vi).filter((id) => String(placeholdersOf(vi[id] ?? '')) !== String(placeholdersOf(messages[id] ?? '')));
      expect(differing, language).toEqual([]);
    }
  }
});
