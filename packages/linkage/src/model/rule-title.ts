import type { Title } from '../compare/level-title.ts';
import type { Expression, Step } from './expression.ts';
import type { BlockingRule } from './link-model.ts';

const same = (text: string): Title => ({ vi: text, en: text, id: text });

const plain: Record<Extract<Step, string>, Title> = {
  lower: { vi: 'chữ thường', en: 'lower case', id: 'huruf kecil' },
  fold: { vi: 'không dấu', en: 'without accents', id: 'tanpa aksen' },
  digits: { vi: 'chỉ chữ số', en: 'digits only', id: 'angka saja' },
  'sorted-words': { vi: 'các từ theo thứ tự bất kỳ', en: 'words in any order', id: 'kata dalam urutan apa pun' },
  'word-pairs': { vi: 'hai từ liền nhau', en: 'two words side by side', id: 'dua kata berdampingan' },
  'without-blanks': { vi: 'không có dấu cách', en: 'without blanks', id: 'tanpa spasi' },
  date: { vi: 'ngày', en: 'the day', id: 'tanggal' },
};

/** What a pattern takes from a value, where a reader has a word for it. */
const parts: Record<string, Title> = {
  '(18|19|20)[0-9]{2}': { vi: 'năm', en: 'the year', id: 'tahun' },
  '^[^@]+': { vi: 'tên người dùng', en: 'the user name', id: 'nama pengguna' },
};

function wordTitle(word: number): Title {
  if (word === 1) return { vi: 'từ đầu', en: 'first word', id: 'kata pertama' };
  if (word === -1) return { vi: 'từ cuối', en: 'last word', id: 'kata terakhir' };
  const place = Math.abs(word);
  return word > 0
    ? { vi: `từ thứ ${place}`, en: `word ${place}`, id: `kata ke-${place}` }
    : { vi: `từ thứ ${place} từ cuối`, en: `word ${place} from the end`, id: `kata ke-${place} dari akhir` };
}

function stepTitle(step: Step): Title {
  if (typeof step === 'string') return plain[step];
  if ('first' in step) return { vi: `${step.first} ký tự đầu`, en: `first ${step.first} characters`, id: `${step.first} karakter pertama` };
  if ('last' in step) return { vi: `${step.last} ký tự cuối`, en: `last ${step.last} characters`, id: `${step.last} karakter terakhir` };
  if ('word' in step) return wordTitle(step.word);
  if ('without' in step) return { vi: 'bỏ từ thường gặp', en: 'without usual words', id: 'tanpa kata umum' };
  if ('match' in step)
    return parts[step.match] ?? { vi: `phần khớp ${step.match}`, en: `what matches ${step.match}`, id: `bagian yang cocok ${step.match}` };
  if (step.split === ' ') return { vi: 'từng từ', en: 'each word', id: 'setiap kata' };
  return { vi: `từng phần giữa “${step.split}”`, en: `each part between “${step.split}”`, id: `setiap bagian di antara “${step.split}”` };
}

function expressionTitle({ column, steps = [] }: Expression): Title {
  if (steps.length === 0) return same(column);
  const titles = steps.map(stepTitle);
  const said = (language: keyof Title): string => `${column} (${titles.map((title) => title[language]).join(', ')})`;
  return { vi: said('vi'), en: said('en'), id: said('id') };
}

/** A rule in words: `surname + dob (first 4 characters)`. */
export function ruleTitle(rule: BlockingRule): Title {
  const titles = rule.keys.map(expressionTitle);
  const said = (language: keyof Title): string => titles.map((title) => title[language]).join(' + ');
  return { vi: said('vi'), en: said('en'), id: said('id') };
}
