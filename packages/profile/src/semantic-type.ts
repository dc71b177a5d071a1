import type { Dialect, Sql } from '@sogoc/engine';

/** A text in the three languages of the house. */
export interface Localized {
  vi: string;
  en: string;
  id: string;
}

/**
 * What a column means beyond its storage type: a personal ID, a commune code, a date in a written form. A country pack supplies them; the profile
 * recognises them and the rules check them. All SQL here works on text that was trimmed; `null` never reaches it.
 */
export interface SemanticType {
  /** `<pack>.<kind>`: `vn.personal-id`. */
  readonly id: string;
  readonly title: Localized;
  /** The kind of thing that a column of this type tells about, when the type alone says it: `person`, `organisation`, `parcel`, `administrative-unit` ... */
  readonly entity?: string;
  /** Its values identify or describe a person: masked wherever people look. */
  readonly personal: boolean;
  /** Its values are meant to identify one thing: fit to be a key. */
  readonly identifier: boolean;
  /** Folded words (lower case, no accents, `_` between) that make a column name likely, matched as whole words or as the whole name. */
  readonly names: readonly string[];
  /** Boolean SQL: has the value the shape of this type? Used to recognise; generous to typing errors in a few rows, strict enough to tell types apart. */
  shape(value: Sql, dialect: Dialect): Sql;
  /** Boolean SQL: is the value right by everything it carries in itself (check digit, range, known code)? Used by rules. Implies `shape`. */
  valid?(value: Sql, dialect: Dialect): Sql;
  /** Of values that are stored as whole numbers or days: bounds between which each is valid, days as yyyy-MM-dd. They need not be written as text to tell. */
  readonly stored?: { readonly numbers?: readonly [number, number]; readonly days?: readonly [string, string] };
  /** SQL for the canonical form, so that two ways to write the same value become equal text (date to yyyy-MM-dd, phone to +84...). */
  canonical?(value: Sql, dialect: Dialect): Sql;
  /** Boolean SQL: was the value right once and is no longer (a code or a place name of before a merger)? Says nothing of values that were never right. */
  outdated?(value: Sql, dialect: Dialect): Sql;
  /** Boolean SQL: is the first value what became, by the country's lists, the second (an old code, the code of the unit that took it over)? */
  became?(earlier: Sql, later: Sql, dialect: Dialect): Sql;
  /** Its bearers change it in the course of time (an address): where two databases differ, one of them is more likely late than wrong. */
  readonly changes?: true;
  /** What an identifier itself tells of its bearer, and which columns of a record say the same in their own words. */
  readonly tells?: readonly {
    /** `sex`, `birth-year`. */
    readonly id: string;
    /** Semantic types of columns that say it. */
    readonly by: readonly string[];
    /** Folded words, one of which such a column has in its name; any name when absent. */
    readonly names?: readonly string[];
    /** SQL for what the identifier tells, as text; null where it tells nothing. For values that are valid. */
    told(identifier: Sql, dialect: Dialect): Sql;
    /** SQL for what the other column says, in the same words; null where it cannot be read. */
    said(value: Sql, dialect: Dialect): Sql;
    /** Boolean SQL of two texts that differ: is what the column says implausible by itself, so that it is no mix-up of two records? */
    implausible?(said: Sql, told: Sql, dialect: Dialect): Sql;
  }[];
  /**
   * A regular expression, over text in NFC (with `anyCase`, over that in lower case), of which whole matches are values that are surely valid and not outdated: `shape`, `valid` and `outdated` need not
   * be asked of these. It may say so of fewer values than they do, and never of more.
   */
  readonly surely?: () => { readonly expression: string; readonly anyCase: boolean };
  /** The same as `shape`, for one value; a test keeps the two together. */
  matches(value: string): boolean;
  /** Least share of distinct values (0..1) that must have the shape; less when the column's name fits. Default 0.9. */
  readonly threshold?: number;
  /** True where the shape alone says too little (10 digits): recognised only when `names` fit as well. */
  readonly needsName?: boolean;
}

/** What a country adds to the libraries. */
export interface CountryPack {
  readonly id: string;
  /** Most specific first: of two types that fit a column equally well, the earlier is meant. `names` are as `words` writes them, joined by `_`. */
  readonly semanticTypes: readonly SemanticType[];
  /**
   * SQL for the spelling-independent form of text: NFC, tone placement, letter case, apostrophes, markup left from conversion and white space
   * made one. Two texts with equal folds are the same, written differently.
   */
  fold(text: Sql, dialect: Dialect): Sql;
  /** The same as `fold`, for one text. */
  foldText(text: string): string;
  /** SQL for the fold without the marks that letters bear in the country's languages, as typed where there were none; absent where they have none. */
  bare?(text: Sql, dialect: Dialect): Sql;
  /** Text that was stored after its bytes had been read in a wrong encoding, as the country's languages show it. */
  readonly misdecoded?: {
    /** Boolean SQL: might `repair` find something? Quick, and wrong now and then. */
    suspect(text: Sql, dialect: Dialect): Sql;
    /** The text as it was meant; null where it is sound, or cannot be proved damaged. */
    repair(text: string): string | null;
  };
  /** Ways to write the same text of which a register usually keeps to one; each names the other. */
  readonly spellings?: readonly {
    readonly id: string;
    readonly other: string;
    /** Boolean SQL: is the text written this way? False where nothing in it tells. */
    uses(text: Sql, dialect: Dialect): Sql;
  }[];
  /** Regular expression, in lower case, of texts that stand in records typed to try a system, beside the words that all languages have for it; it matches no line end. */
  readonly trialText?: string;
  /** Words of a column name written out: `ma_dvhc` to `['ma', 'don', 'vi', 'hanh', 'chinh']`; folded, without accents. */
  words(columnName: string): string[];
  /** Code lists whose entries have validity dates, to tell in which period a table's codes and names hold. */
  readonly datedLists: readonly DatedList[];
}

/** A code list through time. */
export interface DatedList {
  /** `vn.commune`. */
  readonly id: string;
  readonly title: Localized;
  /** Every state of the list: from that day (yyyy-MM-dd, `null`: since ever) until the next state, these codes have these names (official spelling). */
  states(): readonly { validFrom: string | null; validTo: string | null; entries: ReadonlyMap<string, string> }[];
}
