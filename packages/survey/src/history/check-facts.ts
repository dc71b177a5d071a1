import type { AskedRule, ColumnFacts, DatabaseFacts, RunFacts, TableFacts } from './run-facts.ts';

type Is = (value: unknown) => boolean;

const isText: Is = (value) => typeof value === 'string';
const isTruth: Is = (value) => typeof value === 'boolean';
const isNumber: Is = (value) => typeof value === 'number';
const isCount: Is = (value) => Number.isInteger(value) && Number(value) >= 0;
const isShare: Is = (value) => isNumber(value) && Number(value) >= 0 && Number(value) <= 1;
const orNull =
  (is: Is): Is =>
  (value) =>
    value === null || is(value);
const orAbsent =
  (is: Is): Is =>
  (value) =>
    value === undefined || is(value);
const listOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const valuesOf =
  (is: Is): Is =>
  (value) =>
    isObject(value) && Object.values(value).every(is);
const fieldsOf =
  <T>(fields: { [Name in keyof Required<T>]: Is }): Is =>
  (value) =>
    isObject(value) && Object.entries<Is>(fields).every(([name, is]) => is(value[name]));

const isColumn = fieldsOf<ColumnFacts>({
  ...{ name: isText, missing: isCount, distinct: isCount, median: orNull(isNumber), mad: orNull(isNumber) },
  top: orNull(listOf(fieldsOf<{ value: string; share: number }>({ value: isText, share: isShare }))),
});
const isTable = fieldsOf<TableFacts>({ table: isText, rows: isCount, key: orAbsent(listOf(isText)), columns: listOf(isColumn) });
const isAsked = fieldsOf<AskedRule>({ rule: isText, criterion: isText, stated: isTruth, check: isText });
const isDatabase = fieldsOf<DatabaseFacts>({
  ...{ name: isText, read: isTruth, unreadable: listOf(isText), scores: valuesOf(orNull(isNumber)), rules: listOf(isText) },
  ...{ asked: orAbsent(listOf(isAsked)), tables: listOf(isTable) },
});
const isRun = fieldsOf<RunFacts>({ version: (value) => value === 1, finishedAt: isText, databases: listOf(isDatabase) });

/**
 * Is it what a run wrote into `facts.json`? History may have been edited, cut off, or written by another version. Told by hand: a validator of a schema is made in 0.1 s, at each
 * survey.
 */
export function isRunFacts(value: unknown): value is RunFacts {
  return isRun(value);
}
