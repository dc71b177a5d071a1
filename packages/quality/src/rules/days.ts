import type { Dialect, Sql } from '@sogoc/engine';

/** yyyy-MM-dd of the day that lies so many days before an instant. */
export function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

/** A day that its month has; what is left of a column's texts that could not be read may look like one. */
const day = '^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))';

/** Boolean SQL: does canonical text hold a date, or a time that begins with one? */
export function isDay(text: Sql, dialect: Dialect): Sql {
  return dialect.regexMatches(text, day);
}
