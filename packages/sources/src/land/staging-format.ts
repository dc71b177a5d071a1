import { type Sql, sql } from '@sogoc/engine';

/**
 * The form in which rows wait on disk for the engine: fields parted by tabs, rows by line feeds, `\N` for null and a backslash before what would be
 * mistaken. A row is always one line, so the engine may split the file anywhere and read its parts at once.
 */
const escapes: Record<string, string> = { '\\': '\\s', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One field in the staging form. Empty text is null: not every source tells them apart. */
export function stageField(value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '\\N';
  return /[\\\n\r\t]/.test(value) ? value.replaceAll(/[\\\n\r\t]/g, (special) => escapes[special] ?? special) : value;
}

/** SQL that turns a field back; also reads what PostgreSQL's COPY writes, whose backslash is doubled. */
export function unstage(field: Sql): Sql {
  const aligned = sql`replace(${field}, ${'\\\\'}, ${'\\s'})`;
  const pairs = [
    ['\\n', '\n'],
    ['\\r', '\r'],
    ['\\t', '\t'],
    ['\\b', '\b'],
    ['\\f', '\f'],
    ['\\v', '\v'],
    ['\\s', '\\'],
  ] as const;
  const plain = pairs.reduce((text, [from, to]) => sql`replace(${text}, ${from}, ${to})`, aligned);
  return sql`case when contains(${field}, ${'\\'}) then ${plain} else nullif(${field}, '') end`;
}
