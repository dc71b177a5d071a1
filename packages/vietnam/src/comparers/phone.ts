import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { Comparer, LevelTest } from '@sogoc/linkage';
import { phone } from '../types/phone.ts';
import { input, level, other, typedWrong } from './level.ts';

/** +84 and the rest, whatever the writing, with the prefixes of today; what is no number is null. */
function prepare(inputs: readonly Sql[], dialect: Dialect): Sql[] {
  const text = sql`trim(${input(inputs)})`;
  return [dialect.regexExtract(phone.canonical?.(text, dialect) ?? text, '^[+]?[0-9]{7,15}$', 0)];
}

const typing: LevelTest = {
  kind: 'vn.phone-typing',
  holds: (left, right, _, dialect) => typedWrong(input(left.inputs), input(right.inputs), 1, dialect),
  title: () => ({ vi: 'sai một chữ số', en: 'one digit wrong', id: 'satu angka salah' }),
};

/** Phone numbers; a number that many records have (a family's, a shop's) tells less. */
export const phoneComparer: Comparer = {
  id: 'vn.phone',
  title: { vi: 'Số điện thoại', en: 'Phone number', id: 'Nomor telepon' },
  semanticTypes: [phone.id],
  prepare,
  tests: [typing],
  comparison: (name, inputs) => ({
    name,
    inputs: inputs.slice(0, 1),
    comparer: 'vn.phone',
    levels: [level('same', { kind: 'exact' }, [0]), level('one digit wrong', { kind: 'vn.phone-typing' }), other],
  }),
  blocking: (column) => [{ expression: { column, steps: ['digits', { last: 7 }] }, agree: 0.75 }],
};
