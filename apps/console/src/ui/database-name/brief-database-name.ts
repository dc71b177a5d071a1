/** What registers call a database before its subject, in the languages of the house; whichever the reader's is, a name may be in any of them. */
const heads = [
  /^cơ sở dữ liệu (quốc gia )?(về |của )?(ngành )?/iu,
  /^(national )?database (of|on|for) (the )?/iu,
  /^basis data (nasional )?(tentang )?/iu,
];
const tails = [/ (national )?(database|register)$/iu];

/**
 * The subject of a database, where a column's head or a box has little room: of `Cơ sở dữ liệu đất đai`, `Land database` and `Basis data pertanahan` it is
 * `Đất đai`, `Land` and `Pertanahan`. A name that says nothing else stays whole.
 */
export function briefDatabaseName(name: string): string {
  const rest = [...heads, ...tails].reduce((left, word) => left.replace(word, ''), name.normalize('NFC').trim()).trim();
  return rest === '' ? name : rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}
