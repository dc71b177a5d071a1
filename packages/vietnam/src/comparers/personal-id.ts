import { type Dialect, or, type Sql, sql } from '@sogoc/engine';
import type { Comparer, LevelTest } from '@sogoc/linkage';
import { oldIdCard } from '../types/old-id-card.ts';
import { personalId } from '../types/personal-id.ts';
import { derived, input, level, other, typedWrong } from './level.ts';

/**
 * Digits alone. Leading zeros that a spreadsheet took are put back: 10 and 11 digits were 12, 7 and 8 were 9. More than 12 digits are several numbers,
 * as where the old card stands beside the new one: they stay apart by blanks.
 */
function prepare(inputs: readonly Sql[], dialect: Dialect): Sql[] {
  const text = input(inputs);
  const digits = dialect.regexReplace(text, '[^0-9]', '');
  const length = dialect.length(digits);
  const zeros = (missing: number, to: string): Sql => sql`when ${length} = ${missing} then ${dialect.concat(sql`${to}`, digits)}`;
  const several = sql`when ${length} > 12 then trim(${dialect.regexReplace(text, '[^0-9]+', ' ')})`;
  return [
    sql`case when ${length} < 7 then null ${zeros(7, '00')} ${zeros(8, '0')} ${zeros(10, '00')} ${zeros(11, '0')} ${several} else ${digits} end`,
  ];
}

/** One number of nine digits or more is among the other's, or a card of nine digits is the end of a personal ID. */
const shared: LevelTest = {
  kind: 'vn.id-shared',
  derive: ([text = sql`null`], _, dialect) => [dialect.split(text, ' '), dialect.regexExtract(text, '^[0-9]{3}([0-9]{9})$', 1)],
  holds: (left, right, _, dialect) =>
    or(
      sql`${dialect.listOverlap(derived(left, 0), derived(right, 0))} > 0`,
      sql`${derived(left, 1)} = ${input(right.inputs)}`,
      sql`${input(left.inputs)} = ${derived(right, 1)}`,
    ),
  title: () => ({ vi: 'số giấy tờ cũ nằm trong số mới', en: 'the old number is within the other', id: 'nomor lama ada dalam nomor lain' }),
};

const typing: LevelTest = {
  kind: 'vn.id-typing',
  holds: (left, right, _, dialect) => typedWrong(input(left.inputs), input(right.inputs), 1, dialect),
  title: () => ({ vi: 'sai một chữ số', en: 'one digit wrong', id: 'satu angka salah' }),
};

/** Personal IDs and the nine-digit cards of before. Two that differ by more than a slip are two persons, or one in both numberings. */
export const personalIdComparer: Comparer = {
  id: 'vn.personal-id',
  own: true,
  title: { vi: 'Số định danh cá nhân, số CMND', en: 'Personal ID, old ID card', id: 'Nomor identitas pribadi, kartu lama' },
  semanticTypes: [personalId.id, oldIdCard.id],
  prepare,
  tests: [shared, typing],
  comparison: (name, inputs) => ({
    name,
    inputs: inputs.slice(0, 1),
    comparer: 'vn.personal-id',
    levels: [
      level('same', { kind: 'exact' }, [0]),
      level('number within the other', { kind: 'vn.id-shared' }),
      level('one digit wrong', { kind: 'vn.id-typing' }),
      other,
    ],
  }),
  blocking: (column) => [
    { expression: { column, steps: ['digits'] }, agree: 0.85 },
    { expression: { column, steps: ['digits', { last: 6 }] }, agree: 0.5, partial: true },
  ],
};
