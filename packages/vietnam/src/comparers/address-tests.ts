import { and, type Dialect, type Sql, sql } from '@sogoc/engine';
import type { LevelTest, Side } from '@sogoc/linkage';
import { checkAtMost, derived, input, typedWrong } from './level.ts';
import { provinceSql } from './parts-of-address.ts';
import { bareOf } from './regional-names.ts';

const inCommon = (left: Side, right: Side, dialect: Dialect): Sql => sql`${dialect.listOverlap(derived(left, 0), derived(right, 0))} > 0`;

const twoInputs: LevelTest['check'] = (_, inputs) => (inputs === 2 ? undefined : 'needs two inputs');

/** The same place (first input) in a commune that both may lie in (second input: codes with blanks between). */
const samePlace: LevelTest = {
  kind: 'vn.same-place',
  check: twoInputs,
  derive: (inputs, _, dialect) => [dialect.split(input(inputs, 1), ' ')],
  holds: (left, right, _, dialect) => and(sql`${input(left.inputs)} = ${input(right.inputs)}`, inCommon(left, right, dialect)),
  title: () => ({ vi: 'cùng nơi, theo đơn vị hành chính mới', en: 'the same place by the units of today', id: 'tempat sama menurut unit baru' }),
};

/** The same but for house and street. */
const sameHamlet: LevelTest = {
  kind: 'vn.same-hamlet',
  check: twoInputs,
  derive: (inputs, _, dialect) => [dialect.split(input(inputs, 1), ' '), dialect.regexExtract(input(inputs), '[^,]+$', 0)],
  holds: (left, right, _, dialect) => and(sql`${derived(left, 1)} = ${derived(right, 1)}`, inCommon(left, right, dialect)),
  title: () => ({ vi: 'cùng thôn, tổ dân phố', en: 'the same hamlet', id: 'dusun sama' }),
};

const sameProvince: LevelTest = {
  kind: 'vn.same-province',
  derive: (inputs, _, dialect) => [provinceSql(input(inputs), dialect)],
  holds: (left, right) => sql`${derived(left, 0)} = ${derived(right, 0)}`,
  title: () => ({ vi: 'cùng tỉnh sau sáp nhập', en: 'the same province after the merger', id: 'provinsi sama setelah penggabungan' }),
};

const sameCommune: LevelTest = {
  kind: 'vn.same-commune',
  derive: (inputs, _, dialect) => [dialect.split(input(inputs), ' ')],
  holds: (left, right, _, dialect) => inCommon(left, right, dialect),
  title: () => ({ vi: 'cùng xã, phường sau sáp nhập', en: 'the same commune after the merger', id: 'komune sama setelah penggabungan' }),
};

const typing: LevelTest = {
  kind: 'vn.address-typing',
  check: checkAtMost,
  derive: (inputs, _, dialect) => [bareOf(input(inputs), dialect)],
  holds: (left, right, options, dialect) => typedWrong(derived(left, 0), derived(right, 0), Number(options.atMost), dialect),
  title: (o) => ({
    vi: `khác tối đa ${o.atMost} lỗi gõ`,
    en: `at most ${o.atMost} typing errors apart`,
    id: `berbeda paling banyak ${o.atMost} salah ketik`,
  }),
};

export const addressTests: readonly LevelTest[] = [samePlace, sameHamlet, sameCommune, sameProvince, typing];
