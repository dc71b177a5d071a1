import type { Language } from '../../words/language.ts';
import { entities, owners, phrases, vague } from './phrases.ts';

const languages: readonly Language[] = ['vi', 'en', 'id'];
const mostWords = 5;

/**
 * An attribute in words: `person.father-name` is *Tên cha*, *Father's name*, *Nama ayah*. Words that are no common name of a column stay as they are, a number that
 * tells two attributes apart stands in brackets, as does whose it is where the column's name leaves that open: `organisation.address`.
 * @param id `entity.words-of-the-column`.
 */
export function nameAttribute(id: string, language: Language): string {
  const words = id.slice(id.indexOf('.') + 1).split('-');
  const number = words.length > 1 && /^\d+$/.test(words.at(-1) ?? '') ? ` (${words.pop()})` : '';
  const at = languages.indexOf(language);
  const owner = words.length > 1 ? owners[words[0] ?? '']?.[at] : undefined;
  const named = inPhrases(owner === undefined ? words : words.slice(1), at);
  const of = owner === undefined && vague.has(words.join(' ')) ? entities[id.slice(0, id.indexOf('.'))]?.[at] : undefined;
  const whole = owner === undefined ? named : language === 'en' ? `${owner}’s ${named}` : `${named} ${owner}`;
  return whole.charAt(0).toLocaleUpperCase(language) + whole.slice(1) + (of === undefined ? '' : ` (${of})`) + number;
}

/** The longest common name first, from the left. */
function inPhrases(words: readonly string[], at: number): string {
  const said: string[] = [];
  for (let start = 0; start < words.length; ) {
    const length = [...Array(mostWords).keys()].map((fewer) => mostWords - fewer).find((long) => phrases[words.slice(start, start + long).join(' ')]);
    const phrase = length && phrases[words.slice(start, start + length).join(' ')]?.[at];
    said.push(phrase || (words[start] ?? ''));
    start += length || 1;
  }
  return said.join(' ');
}
