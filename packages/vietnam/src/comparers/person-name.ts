import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { Comparer } from '@sogoc/linkage';
import { foldSql } from '../text/fold-sql.ts';
import { personName } from '../types/person-name.ts';
import { input, level, other, ways } from './level.ts';
import { nameTests } from './name-tests.ts';
import { regionalSql } from './regional-names.ts';

/** What stands before a name and is none of it, and characters that no name has. */
const address = '^(?:ông|bà|cụ)[.:]? (.* .*)$';
const noLetter = '[!-&(-/:-@\\[-`{-~]+';

/** A name in one column, surname first: folded; surname and given name without accents in their northern form; the given name alone. */
function prepare(inputs: readonly Sql[], dialect: Dialect): Sql[] {
  const letters = dialect.regexReplace(foldSql(input(inputs), dialect), noLetter, ' ');
  const name = sql`nullif(trim(${dialect.regexReplace(dialect.regexReplace(letters, ' {2,}', ' '), address, '$1')}), '')`;
  const northern = regionalSql(name, dialect);
  return [name, dialect.regexReplace(northern, ' .* ', ' '), dialect.regexReplace(northern, '^.* ', '')];
}

/**
 * The names of two records of a person, by what happens to names in Viet Nam: accents lost, given name first, Huỳnh for Hoàng, Văn or Thị left out, a slip of
 * the finger. A surname alone tells nearly nothing (three in ten are Nguyễn), a given name tells by how rare it is.
 */
export const personNameComparer: Comparer = {
  id: 'vn.person-name',
  own: true,
  title: { vi: 'Họ và tên', en: 'Person name', id: 'Nama orang' },
  semanticTypes: [personName.id],
  prepare,
  tests: nameTests,
  comparison: (name, inputs) => ({
    name,
    inputs: ways(inputs, 3),
    comparer: 'vn.person-name',
    levels: [
      level('same', { kind: 'exact', inputs: [0] }, [0]),
      level('written otherwise', { kind: 'vn.name-spelling', inputs: [0] }),
      level('in another order', { kind: 'vn.name-order', inputs: [0] }),
      level('regional variant', { kind: 'vn.name-region', inputs: [0] }),
      level('Văn or Thị left out', { kind: 'vn.name-without-marker', inputs: [0] }),
      level('one typing error', { kind: 'vn.name-typing', inputs: [0], atMost: 1 }),
      level('words left out', { kind: 'vn.name-within', inputs: [0] }),
      level('two errors', { kind: 'vn.name-typing', inputs: [0], atMost: 2 }),
      level('same surname and given name', { kind: 'exact', inputs: [1] }, [1], {
        vi: 'trùng họ và tên gọi, khác tên đệm',
        en: 'the same surname and given name, another middle name',
        id: 'nama keluarga dan nama panggilan sama, nama tengah lain',
      }),
      level('same given name', { kind: 'exact', inputs: [2] }, [2], {
        vi: 'chỉ trùng tên gọi',
        en: 'the same given name only',
        id: 'hanya nama panggilan yang sama',
      }),
      other,
    ],
  }),
  blocking: (column) => [
    { expression: { column, steps: ['fold', 'sorted-words'] }, agree: 0.8 },
    { expression: { column, steps: ['fold', { word: -1 }] }, agree: 0.6, partial: true },
    { expression: { column, steps: ['fold', { word: 1 }] }, agree: 0.6, partial: true },
  ],
};
