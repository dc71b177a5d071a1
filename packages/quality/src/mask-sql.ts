import { type Dialect, type Sql, sql } from '@sogoc/engine';

const [start, end] = ['\uE000', '\uE001'];
const run = '[\\p{L}\\p{M}]';

/** The same as `maskText` of the profile, in SQL; a test keeps the two together. Runs of letters are bracketed first, so that a run is seen whole. */
export function maskSql(text: Sql, dialect: Dialect): Sql {
  const bracketed = dialect.regexReplace(dialect.nfc(text), `(${run}+)`, `${start}$1${end}`);
  const shapes: readonly [string, string][] = [
    [`\\p{Lu}${run}${run}+`, 'Xxx'],
    [`\\p{Lu}${run}`, 'Xx'],
    ['\\p{Lu}', 'X'],
    [`${run}${run}${run}+`, 'xxx'],
    [`${run}${run}`, 'xx'],
    [run, 'x'],
  ];
  const shaped = shapes.reduce((value, [letters, shape]) => dialect.regexReplace(value, `${start}${letters}${end}`, shape), bracketed);
  return dialect.regexReplace(sql`${shaped}`, '\\p{N}', '•');
}
