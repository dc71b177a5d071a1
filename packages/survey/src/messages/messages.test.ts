import { expect, test } from 'vitest';
import { errorInWords } from './error-in-words.ts';
import { catalogues, errors } from './index.ts';

type Tree = { [key: string]: Tree | string | ((...parts: unknown[]) => string) };

/** Every text of a catalogue by its path; a message that takes facts is filled with their names. */
function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const place = `${path}.${key}`;
    if (typeof value === 'string') return [[place, value]];
    if (typeof value === 'function') {
      const facts = new Proxy({}, { get: (_, name) => (typeof name === 'symbol' ? () => '#' : `#${name}`) });
      return [[place, value(facts, '#2', '#3')]];
    }
    return texts(value, place);
  });
}

const all = Object.entries(catalogues).map(([language, catalogue]) => ({ language, texts: new Map(texts(catalogue as unknown as Tree)) }));

test('the three catalogues have the same texts, and none is empty', () => {
  const [first, ...others] = all;
  for (const { language, texts: own } of all) {
    expect(
      [...own].filter(([, text]) => text.trim() === ''),
      language,
    ).toEqual([]);
  }
  for (const { language, texts: own } of others) expect([...own.keys()].toSorted(), language).toEqual([...(first?.texts.keys() ?? [])].toSorted());
});

test('the catalogues are written in different languages', () => {
  const [vi, en, id] = all.map((each) => each.texts);
  const same = (a = new Map<string, string>(), b = new Map<string, string>()) =>
    [...a].filter(([place, text]) => b.get(place) === text).length / a.size;
  expect(same(vi, en)).toBeLessThan(0.1);
  expect(same(vi, id)).toBeLessThan(0.1);
  expect(same(en, id)).toBeLessThan(0.1);
});

test('strong parts are closed', () => {
  for (const { texts: own } of all) for (const [place, text] of own) expect(text.split('**').length % 2, place).toBe(1);
});

test('errors are put into both languages that are not English', () => {
  for (const code of ['LINK_NOTHING_TO_COMPARE', 'LINK_KEY_REPEATS', 'SURVEY_BAD_NAME', 'SOURCE_NOT_FOUND']) expect(errors.vi).toHaveProperty(code);
  expect(Object.keys(errors.vi)).toEqual(Object.keys(errors.id));
  const texts = [...Object.values(errors.vi), ...Object.values(errors.id)].flatMap(({ happened, remedy }) => [happened, remedy]);
  expect(texts.filter((text) => !text.endsWith('.'))).toEqual([]);
});

test('an error keeps what its words in another language cannot hold', () => {
  const error = { code: 'SOURCE_SECRET_MISSING', message: 'The environment variable is not set', place: 'land', remedy: 'Set SOGOC_LAND_PASSWORD' };
  expect(errorInWords(error, 'en')).toEqual({ message: error.message, place: 'land', remedy: error.remedy });
  expect(errorInWords(error, 'vi')).toMatchObject({
    message: errors.vi.SOURCE_SECRET_MISSING?.happened,
    detail: expect.stringContaining('SOGOC_LAND_PASSWORD'),
  });
});
