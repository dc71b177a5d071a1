import type { DiscrepancyKind } from '@sogoc/contract';
import type { Sql } from '@sogoc/engine';

export type EntityKind = 'person' | 'household' | 'couple' | 'parcel' | 'organisation' | 'document' | 'facility' | 'commune' | 'item';

/** A way that errors get into a cell. `apply` works on the written text, which is not null; `draw` gives fresh numbers in [0, 1) by purpose. */
export interface Planting {
  readonly kind: DiscrepancyKind;
  readonly cause: string;
  /** Share of the rows, 0..1. */
  readonly rate: number;
  apply(value: Sql, draw: (purpose: string) => Sql): Sql;
  /** Only rows for which this holds; may use the table's stored values as `s_<column>`. */
  readonly when?: Sql;
}

/** How a column stands to an attribute of the world: its original, or a copy of another column. */
export interface Holding {
  readonly entity: EntityKind;
  readonly name: string;
  readonly copy?: {
    readonly database: string;
    readonly table: string;
    readonly column: string;
    readonly date: string;
    readonly way: 'export' | 're-typing' | 'partial-update' | 'feed';
  };
}

/** An event that changes a column: recorded where `of` names the thing that `key` names here. */
export interface Followed {
  readonly key: string;
  readonly event: { readonly database: string; readonly table: string; readonly of: string };
  /** What the column then has: always this, or what the event's column has. */
  readonly value: string | { readonly column: string };
  /** Columns with the date of the event, and of the record itself where only later events count. */
  readonly since?: string;
  readonly after?: string;
}

/** A column as its agency keeps it. All values are text in the agency's own form; `integer` only says how a typed file stores it. */
export interface ColumnSpec {
  readonly name: string;
  /** Its name in files and truth, where a variant gives it another. */
  readonly published?: string;
  /** What would stand there if the agency knew all that is true on the day of its data. */
  readonly truth: Sql;
  /** What its process wrote, before errors of its own; default the truth. */
  readonly stored?: Sql;
  /** `kind|cause` where what was stored is not the truth. */
  readonly storedCause?: Sql;
  readonly errors?: readonly Planting[];
  readonly holds?: Holding;
  /** Number of the entity that it tells of, where that is not the record's own: the bride of a marriage, the plot of a permit. */
  readonly of?: Sql;
  /** All codes that it may hold. */
  readonly codes?: readonly string[];
  /** May be empty by nature: not everybody has one. */
  readonly optional?: boolean;
  /** Known to the clerk but not kept: errors may use it as `s_<name>`. */
  readonly hidden?: boolean;
  readonly type?: 'text' | 'integer';
  /** `<table>.<column>` of the same database that its values refer to. */
  readonly refersTo?: string;
  /** The event after which it has another value, as the contract tells it (`followsEvent`). */
  readonly follows?: Followed;
}

export interface TableSpec {
  readonly name: string;
  /** Its name in files and truth, where a variant gives it another. */
  readonly published?: string;
  readonly entity: EntityKind;
  /** Number of the entity in the world. */
  readonly entityId: Sql;
  /** From-clause over the world and over what other agencies hold. */
  readonly from: Sql;
  /** In which order records came about: running numbers follow it. Must tell all rows apart. */
  readonly order: Sql;
  /** The first column: unique, never wrong. `value` makes it from the running number (from 1). */
  readonly key: { readonly name: string; readonly published?: string; value(seq: Sql): Sql; readonly type?: 'text' | 'integer' };
  readonly columns: readonly ColumnSpec[];
  /** Sets of columns that the register numbers its things by: no two records share them. */
  readonly uniques?: readonly (readonly string[])[];
  /** Share of records that were registered a second time, under another key. */
  readonly again?: number;
  /** Rows left by somebody trying the system; by column. */
  readonly tests?: readonly Readonly<Record<string, string>>[];
  /** Other agencies copy from it, so that it stays in the engine. */
  readonly keep?: boolean;
  /** Written in an encoding that cannot hold all letters. */
  readonly legacyEncoding?: 'tcvn3';
}

export type Technology = 'parquet' | 'csv' | 'csv-semicolon' | 'csv-tab' | 'ndjson' | 'xlsx';

export interface DatabaseSpec {
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly owner: string;
  readonly asOf: string;
  /** What its agency promises of how often it is renewed, and the dates that tell (`<table>.<column>`); none where it keeps no date of change. */
  readonly renewed?: { readonly by: readonly string[]; readonly value: number; readonly unit: 'w' | 'mo' | 'q' };
  readonly technology: Technology;
  readonly dumps?: readonly ('postgres' | 'mariadb')[];
  readonly tables: readonly TableSpec[];
}
