import type { Dialect, Sql } from '@sogoc/engine';
import type { ColumnProfile, Localized, TableProfile } from '@sogoc/profile';
import type { BlockingRule, Comparison } from './model/link-model.ts';

/** A column, and its name written out in words. */
export interface NamedColumn {
  readonly column: ColumnProfile;
  readonly words: readonly string[];
}

/** One thing that records tell about an entity of a kind: a name, a number, a place. */
export interface EntityPart {
  /** Column of the gathered records, and what the model's expressions read. */
  readonly id: string;
  /** What people call it, in explanations. */
  readonly title: Localized;
  /** Can a column tell it? `words`: the column's name, written out. */
  fits(column: ColumnProfile, words: readonly string[]): boolean;
  /** The columns of a table that tell it only together, in the order of their texts, as family name and given name do; null where there are none. */
  spread?(columns: readonly NamedColumn[]): readonly string[] | null;
  /** SQL of one form for all ways to write a value; null where it tells nothing. Default: the text as it is. */
  canonical?(value: Sql, dialect: Dialect): Sql;
  /** Worth fetching from a record of the same database that a record refers to. */
  readonly borrowed?: boolean;
  /** Worth fetching from the records of the same database that refer to this one: several values, parted by `|`. */
  readonly gathered?: boolean;
}

/** A kind of thing that records of many tables tell about, as a country pack knows it: how to see that they do, and how to compare them. */
export interface EntityKind {
  /** `person`, `parcel`, `organisation`: stands in the crosswalk. */
  readonly id: string;
  readonly title: Localized;
  readonly parts: readonly EntityPart[];
  /**
   * Are a table's records about such a thing, rather than about something else that has to do with one?
   * @param found columns by part, borrowed parts too. @param own parts that the table has itself. @param keyWords words of its record key's name.
   */
  describes(found: ReadonlyMap<string, readonly string[]>, own: ReadonlySet<string>, table: TableProfile, keyWords: readonly string[]): boolean;
  /** Parts whose values are numbers of one sort, old beside new: put together they are the column `numbers`, parted by blanks. */
  readonly numbers: readonly string[];
  /** Parts that are compared as one first: records equal in all of them, missing ones too, are one thing without further question ... */
  readonly identity: readonly string[];
  /**
   * ... where they say enough, as boolean SQL over the parts: hardly any two things have them in common. Default: never. Worth it where most records repeat
   * others'; training then sees the doubtful ones alone, so that it expects more errors than there are.
   */
  enough?(part: (id: string) => Sql, dialect: Dialect): Sql;
  readonly comparisons: readonly Comparison[];
  readonly blocking: readonly BlockingRule[];
  /** Pairs from this probability on are the same; default 0.5. */
  readonly threshold?: number;
}
