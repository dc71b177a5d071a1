import type { Dialect, Sql } from '@sogoc/engine';

/** yyyy-MM-dd of the day that lies so many days before an instant. */
export function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Boolean SQL: does canonical text hold a date, or a time that begins with one? */
export function isDay(text: Sql, dialect: Dialect): Sql {
  return dialect.regexMatches(text, '^[0-9]{4}-[0-9]{2}-[0-9]{2}');
}
