import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { Comparer, Preparation } from '@sogoc/linkage';
import { foldSql } from '../text/fold-sql.ts';
import { organisationName } from '../types/organisation-name.ts';
import { level, other, ways } from './level.ts';
import { bareOf } from './regional-names.ts';
import { shortBranches, shortForms, shortLegalForms, usualWords } from './words-of-organisations.ts';

const none = sql`null`;

/** Words between single blanks, without accents; a branch is marked by `cn` at either end or behind a dash, elsewhere it is technology. */
function plainWords(text: Sql, dialect: Dialect): Sql {
  const bare = bareOf(foldSql(text, dialect), dialect);
  const branch = dialect.regexReplace(bare, '^cn[. ]|[-,(] ?cn[. ]', ' chn ');
  return dialect.concat(sql`' '`, dialect.trim(dialect.regexReplace(branch, '[^\\p{L}\\p{N}]+', ' ')), sql`' '`);
}

const shortened = (padded: Sql, dialect: Dialect): Sql =>
  sql`nullif(trim(${shortForms.reduce((text, [written, short]) => dialect.replace(text, ` ${written} `, short === '' ? ' ' : ` ${short} `), padded)}), '')`;

const without = (name: Sql, words: string, dialect: Dialect): Sql =>
  sql`nullif(trim(${dialect.regexReplace(dialect.concat(sql`' '`, name, sql`' '`), ` (?:(?:${words}) )+`, ' ')}), '')`;

/** The name with short forms throughout; the same without its legal form; the words alone that tell it from others. */
const prepare: readonly Preparation[] = [
  ([text = none], dialect) => [plainWords(text, dialect), none, none],
  ([padded = none], dialect) => [shortened(padded, dialect), none, none],
  ([name = none], dialect) => [
    name,
    sql`coalesce(${without(name, shortLegalForms, dialect)}, ${name})`,
    without(name, `${shortLegalForms}|${shortBranches}`, dialect),
  ],
];

/**
 * The names of two records of an organisation: legal forms and branches of business are written out or short (`Công ty TNHH Một thành viên Thương mại`, `Cty TNHH MTV TM`),
 * accents are lost, and of many firms in a branch only some words are its own.
 */
export const organisationNameComparer: Comparer = {
  id: 'vn.organisation-name',
  own: true,
  title: { vi: 'Tên tổ chức', en: 'Organisation name', id: 'Nama organisasi' },
  semanticTypes: [organisationName.id],
  prepare,
  comparison: (name, inputs) => ({
    name,
    inputs: ways(inputs, 3),
    comparer: 'vn.organisation-name',
    words: null,
    levels: [
      level('same', { kind: 'exact', inputs: [0] }, [0], {
        vi: 'trùng khớp, kể cả khi viết tắt',
        en: 'the same, abbreviated or not',
        id: 'sama, disingkat atau tidak',
      }),
      level('other legal form', { kind: 'exact', inputs: [1] }, [1], {
        vi: 'chỉ khác loại hình pháp lý',
        en: 'of another legal form only',
        id: 'hanya berbeda bentuk hukum',
      }),
      level('same words', { kind: 'same-words', inputs: [1] }),
      level('words shared 0.8', { kind: 'rare-words', inputs: [1], atLeast: 0.8 }),
      level('same own words', { kind: 'exact', inputs: [2] }, [2], {
        vi: 'cùng tên riêng, khác ngành nghề',
        en: 'the same own name, another branch of business',
        id: 'nama sendiri sama, bidang usaha berbeda',
      }),
      level('typed wrong', { kind: 'jaro-winkler', inputs: [1], atLeast: 0.94 }),
      level('words shared 0.6', { kind: 'rare-words', inputs: [1], atLeast: 0.6 }),
      level('words shared 0.4', { kind: 'rare-words', inputs: [1], atLeast: 0.4 }),
      level('words shared 0.2', { kind: 'rare-words', inputs: [1], atLeast: 0.2 }),
      other,
    ],
  }),
  blocking: (column) => [
    { expression: { column, steps: ['fold', { without: usualWords }, 'sorted-words'] }, agree: 0.7 },
    { expression: { column, steps: ['fold', { without: usualWords }, { word: -1 }] }, agree: 0.5, partial: true },
    { expression: { column, steps: ['fold', { without: usualWords }, { first: 6 }] }, agree: 0.5, partial: true },
  ],
};
