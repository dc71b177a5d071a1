import { type Dialect, type Sql, sql } from '@sogoc/engine';

/**
 * Names that the south says otherwise than the north, mostly since the names of the Nguyễn lords were avoided there; the first stands for both. Folded.
 */
const regionalNames: readonly (readonly [name: string, variant: string])[] = [
  ['hoàng', 'huỳnh'],
  ['vũ', 'võ'],
  ['phúc', 'phước'],
  ['nhật', 'nhựt'],
  ['nhân', 'nhơn'],
  ['sinh', 'sanh'],
  ['chính', 'chánh'],
  ['tính', 'tánh'],
  ['lĩnh', 'lãnh'],
  ['nghĩa', 'ngãi'],
  ['cảnh', 'kiểng'],
  ['bảo', 'bửu'],
  ['tùng', 'tòng'],
  ['hoa', 'huê'],
  ['phượng', 'phụng'],
  ['châu', 'chu'],
  ['quý', 'quới'],
];

/** The same without accents, for surnames: no other surname is written so. */
const bareSurnames = [
  ['hoang', 'huynh'],
  ['vu', 'vo'],
] as const;

/** A folded name without accents, each word in its northern form. */
export function regionalSql(name: Sql, dialect: Dialect): Sql {
  const northern = replaceWords(sql`' ' || ${name} || ' '`, regionalNames, dialect);
  return sql`trim(${replaceWords(bareOf(northern, dialect), bareSurnames, dialect)})`;
}

/** Folded text without accents. */
export function bareOf(folded: Sql, dialect: Dialect): Sql {
  return dialect.translate(dialect.stripAccents(folded), 'đ', 'd');
}

function replaceWords(padded: Sql, pairs: readonly (readonly [string, string])[], dialect: Dialect): Sql {
  return pairs.reduce((text, [to, from]) => dialect.replace(text, ` ${from} `, ` ${to} `), padded);
}
