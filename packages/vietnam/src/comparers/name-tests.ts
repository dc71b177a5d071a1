import { type Dialect, type Sql, sql } from '@sogoc/engine';
import type { LevelTest, Side } from '@sogoc/linkage';
import { checkAtMost, derived, input, typedWrong } from './level.ts';
import { bareOf, regionalSql } from './regional-names.ts';

const same = (left: Side, right: Side): Sql => sql`${derived(left, 0)} = ${derived(right, 0)}`;
const sorted = (text: Sql, dialect: Dialect): Sql => dialect.joinSorted(dialect.split(text, ' '), ' ');
const joined = (text: Sql, dialect: Dialect): Sql => dialect.replace(text, ' ', '');
/** Văn and Thị between surname and given name say the sex only, and are the first to be left out. */
const withoutMarker = (bare: Sql, dialect: Dialect): Sql => dialect.regexReplace(bare, ' (?:van|thi) ', ' ');

/** The same letters, accents and spaces aside: typed without accents, or two words run together. */
const spelling: LevelTest = {
  kind: 'vn.name-spelling',
  derive: (inputs, _, dialect) => [joined(bareOf(input(inputs), dialect), dialect)],
  holds: same,
  title: () => ({ vi: 'chỉ khác dấu hoặc cách viết', en: 'written differently only', id: 'hanya berbeda cara tulis' }),
};

/** The same words in another order: the given name first, as forms from abroad ask. */
const order: LevelTest = {
  kind: 'vn.name-order',
  derive: (inputs, _, dialect) => [sorted(bareOf(input(inputs), dialect), dialect)],
  holds: same,
  title: () => ({ vi: 'đảo thứ tự họ và tên', en: 'the same words in another order', id: 'kata sama, urutan berbeda' }),
};

/** The same but for words that the regions say differently, in any order. */
const region: LevelTest = {
  kind: 'vn.name-region',
  derive: (inputs, _, dialect) => [sorted(regionalSql(input(inputs), dialect), dialect)],
  holds: same,
  title: () => ({ vi: 'biến thể vùng miền (Huỳnh và Hoàng)', en: 'regional variant (Huỳnh and Hoàng)', id: 'varian daerah (Huỳnh dan Hoàng)' }),
};

/** The same but that one of the two has no Văn or Thị; Văn against Thị is no such case. */
const withoutMiddleMarker: LevelTest = {
  kind: 'vn.name-without-marker',
  derive: (inputs, _, dialect) => {
    const whole = regionalSql(input(inputs), dialect);
    return [joined(withoutMarker(whole, dialect), dialect), joined(whole, dialect)];
  },
  holds: (left, right) => sql`(${same(left, right)} and (${derived(left, 0)} = ${derived(left, 1)} or ${derived(right, 0)} = ${derived(right, 1)}))`,
  title: () => ({ vi: 'thiếu chữ đệm Văn hoặc Thị', en: 'Văn or Thị left out', id: 'tanpa Văn atau Thị' }),
};

/** At most so many typing errors among letters without accents. */
const typing: LevelTest = {
  kind: 'vn.name-typing',
  check: checkAtMost,
  derive: (inputs, _, dialect) => [joined(regionalSql(input(inputs), dialect), dialect)],
  holds: (left, right, options, dialect) => typedWrong(derived(left, 0), derived(right, 0), Number(options.atMost), dialect),
  title: (o) => ({
    vi: `khác tối đa ${o.atMost} lỗi gõ`,
    en: `at most ${o.atMost} typing errors apart`,
    id: `berbeda paling banyak ${o.atMost} salah ketik`,
  }),
};

/** All words of the shorter name, two or more, are in the longer one. */
const within: LevelTest = {
  kind: 'vn.name-within',
  derive: (inputs, _, dialect) => {
    const words = dialect.split(regionalSql(input(inputs), dialect), ' ');
    return [words, dialect.listOverlap(words, words)];
  },
  holds: (left, right, _, dialect) => {
    const shared = dialect.listOverlap(derived(left, 0), derived(right, 0));
    return sql`(${shared} >= 2 and ${shared} = least(${derived(left, 1)}, ${derived(right, 1)}))`;
  },
  title: () => ({ vi: 'thiếu chữ đệm', en: 'a part of the name left out', id: 'sebagian nama tidak ditulis' }),
};

export const nameTests: readonly LevelTest[] = [spelling, order, region, withoutMiddleMarker, typing, within];
