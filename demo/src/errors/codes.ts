import { type Sql, sql } from '@sogoc/engine';
import { planting } from './planting.ts';

/** The other of two codes: male for female. */
export const swapped = (first: string, second: string) =>
  planting('cross-field', 'sexes swapped', (value) => sql`case ${value} when ${first} then ${second} when ${second} then ${first} else ${value} end`);

/** A value of another system's code list. */
export const foreignCode = (from: readonly string[], to: readonly string[]) =>
  planting(
    'format',
    'code of another list',
    (value) => sql`case when list_contains(${from}, ${value}) then ${to}[list_position(${from}, ${value})] else ${value} end`,
  );

/** The record that it refers to was deleted or never sent. */
export const dangling = (replacement: Sql) => planting('referential', 'refers to a record that is not there', () => replacement);

/** Another value of the same record stands here. */
export const mixedUp = (other: Sql, cause: string) => planting('format', cause, (value) => sql`coalesce(${other}, ${value})`);

/** Before the merger's codes were changed. */
export const oldCode = (old: Sql) => planting('stale', 'code of before the merger', (value) => sql`coalesce(${old}, ${value})`);

export const oldAddress = (old: Sql) => planting('stale', 'address of before the merger', (value) => sql`coalesce(${old}, ${value})`);
