import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { Comparer } from '@sogoc/linkage';
import { sex, sexCode } from '../types/sex.ts';
import { input, level, other } from './level.ts';

/** male or female, whatever the writing; other is null. */
function prepare(inputs: readonly Sql[], dialect: Dialect): Sql[] {
  const text = input(inputs);
  return [sql`nullif(${sex.canonical?.(text, dialect) ?? text}, 'other')`];
}

/** Sex in words, letters and numbers. */
export const sexComparer: Comparer = {
  id: 'vn.sex',
  title: { vi: 'Giới tính', en: 'Sex', id: 'Jenis kelamin' },
  semanticTypes: [sex.id, sexCode.id],
  prepare,
  comparison: (name, inputs) => ({ name, inputs: inputs.slice(0, 1), comparer: 'vn.sex', levels: [level('same', { kind: 'exact' }), other] }),
  blocking: () => [],
};
