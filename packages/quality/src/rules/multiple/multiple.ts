import { sql } from '@sogoc/engine';
import type { RecordRuleKind } from '../../rule-kind.ts';
import { asNumber } from '../as-number.ts';

/** Doubles that a division leaves this close to a whole number, in proportion, are multiples: 0.3 is one of 0.1. */
const rounding = 1e-9;

/** The number is a whole multiple of another (JSON Schema's `multipleOf`). A value that is no number is left to `type`. */
export const multiple: RecordRuleKind<'multiple'> = {
  kind: 'multiple',
  form: 'record',
  finds: 'outlier',
  precedence: 75,
  compile: ({ column, of }, { cell, dialect }) => {
    const own = cell(column);
    const times = sql`(${dialect.cast(asNumber(own, dialect), 'double')} / ${dialect.cast(sql`${of}`, 'double')})`;
    const fails = sql`coalesce(abs(${times} - round(${times})) > ${rounding} * greatest(1, abs(${times})), false)`;
    return { column, fails, observed: own.text, expected: sql`${`multiple of ${of}`}`, expectedInClear: true };
  },
};
