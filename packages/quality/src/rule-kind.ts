import type { CheckKind, CheckOf, DiscrepancyKind, Expectation } from '@sogoc/contract';
import type { Dialect, Engine, RunOptions, Sql, WorkTable } from '@sogoc/engine';
import type { ColumnProfile, CountryPack, TableProfile } from '@sogoc/profile';

/** One column of the record at hand, as rules of single records see it. */
export interface Cell {
  profile: ColumnProfile;
  /** The value as the landed file stores it, in its type there. */
  stored: Sql;
  /** The canonical text of the value (`columnText`); of text, as it stands, outer blanks included. */
  raw: Sql;
  /** Trimmed; null where missing. */
  text: Sql;
  /** `text` without what `hygiene` finds, so that one flaw is not reported by two rules. */
  clean: Sql;
  /** Boolean, never null: does `hygiene` find anything in `raw`? */
  dirty: Sql;
}

export interface RuleContext {
  profile: TableProfile;
  dialect: Dialect;
  pack: CountryPack;
  /** The day and time of the run. */
  now: Date;
  /** The end of the day that the table's data is from; `now` where that is not told. What is how old is counted up to it. */
  asOf: Date;
  /** Boolean SQL over a record `t`, never null: is it already reported as a whole duplicate of another? Sets leave those out. */
  except: Sql | null;
  /** @throws QualityError `RULE_UNKNOWN_COLUMN` */
  column(name: string): ColumnProfile;
  /** Any table of the run. @throws QualityError `RULE_UNKNOWN_TABLE` */
  table(database: string, name: string): TableProfile;
}

/** Context of a rule about single records: cells of the record are at hand. */
export interface RecordContext extends RuleContext {
  /** @throws QualityError `RULE_UNKNOWN_COLUMN` */
  cell(name: string): Cell;
}

/** A rule about single records, as SQL over the cells of one record. */
export interface RecordRule {
  /** The column that findings name. */
  column: string;
  /** Boolean SQL: does the rule speak about this record? Default: its column is not missing. */
  applies?: Sql;
  /** Boolean SQL: does the record break the rule? Asked only where it applies; null counts as no. */
  fails: Sql;
  /** Boolean SQL: does the record certainly not break the rule? For kinds that can tell so of nearly all records at a fraction of the cost of `fails`. */
  holdsSurely?: Sql;
  /** Boolean SQL, asked of what fails: is it the right value, only written differently? Then it is a variant and counted apart. */
  variant?: Sql;
  /** Boolean SQL, asked of what fails: is the value implausible by itself? Then the finding is an outlier, whatever the kind of rule finds else. */
  outlier?: Sql;
  observed: Sql;
  expected?: Sql;
  /** `expected` is what the rule asks of every record, which is not masked; else it is made of the record's own values. */
  expectedInClear?: true;
  /** Where the profile already shows that no record breaks the rule: how many records the rule speaks about. It is then not run. */
  holds?: number;
}

/** A kind of rule about single records. Many are packed into one scan of their table. */
export interface RecordRuleKind<K extends CheckKind = CheckKind> {
  readonly kind: K;
  readonly form: 'record';
  readonly finds: DiscrepancyKind;
  /**
   * Among rules that find the same kind of discrepancy in one column, the one with the lowest number reports a value and the others leave it
   * alone: a value that is no number is not also of a wrong format.
   */
  readonly precedence: number;
  /** A value that this kind reports is no value: rules of higher precedence numbers leave it alone, whatever kind of discrepancy they find. */
  readonly hides?: true;
  /** Only counts: its failing records are those that another rule reports. */
  readonly silent?: true;
  /**
   * Work before the scans, once for all rules of the kind in a table; `compile` then gets its table: what SQL alone cannot tell. It is dropped after the
   * scans.
   */
  prepare?(checks: readonly CheckOf<K>[], context: RuleContext, engine: Engine, options: RunOptions): Promise<WorkTable | null>;
  compile(check: CheckOf<K>, context: RecordContext, prepared: WorkTable | null): RecordRule;
}

/** A rule about many records together, as two queries. */
export interface SetRule {
  /** The columns that findings name, joined with `, `; null where the whole record is meant. */
  column: string | null;
  /** One row with one number: records that the rule speaks about. */
  checked: Sql;
  /** All failing records: `record_key`, `observed`, `expected`, each text. Null where the profile already says that there are none. */
  findings: Sql | null;
  /** `database.table.column` that was compared with. */
  origin?: string;
  /** `expected` is a record's key, which names a record and is not masked. */
  expectedInClear?: true;
  /**
   * Where each record is judged alone, whatever the other records of its table are, and the table lies in several files: the same two queries with
   * `part`, the number of the file: `part`, `checked` and `part`, `record_key`, `observed`, `expected`. What was found in a file then stays true while the
   * file and the other tables do.
   */
  byPart?: { checked: Sql; findings: Sql };
}

/** Values that no two records may share, over a table with the alias `t`. */
export interface Repeats {
  /** Text that is never null where `present`. */
  values: readonly Sql[];
  /** What is hashed instead of the values, where it takes less time than to write them as text: the same of the same values, in all files of the table. */
  hashed?: readonly Sql[];
  /** Boolean SQL: does the rule speak about the record? */
  present: Sql;
  /** Findings show the values; else nothing. */
  shown: boolean;
}

/** A kind of rule about many records together: repeats, references. */
export interface SetRuleKind<K extends CheckKind = CheckKind> {
  readonly kind: K;
  readonly form: 'set';
  readonly finds: DiscrepancyKind;
  compile(check: CheckOf<K>, context: RuleContext): SetRule;
  /** Where the kind finds records beyond the first of those that share values: which. Their hashes can then be kept from run to run. */
  repeats?(check: CheckOf<K>, context: RuleContext): Repeats;
  /** Where the kind rests on what the table's profile counted over all records: which of it. It is then compiled with that profile, and what was found is kept as long as this is the same. */
  restsOn?(profile: TableProfile): unknown;
}

/** A number about a table as a whole, held against what is expected. */
export interface Measure {
  value: number;
  expected: Expectation;
  /** Records that the number rests on. */
  checked: number;
  /** The number may be a value of a person: it is held against what is expected, and not told. */
  masked?: true;
  /** Where the number counts records that break the rule: a column `record_key` of each of them. Whoever asked drops it. */
  records?: WorkTable;
}

/** A kind of rule about a table as a whole: it leads to no single record, unless its measure does. */
export interface MeasureRuleKind<K extends CheckKind = CheckKind> {
  readonly kind: K;
  readonly form: 'measure';
  /** What the records that a measure leads to are. */
  readonly finds?: DiscrepancyKind;
  /** Resolves to null where there is nothing to measure. */
  measure(check: CheckOf<K>, context: RuleContext, engine: Engine, options: RunOptions): Promise<Measure | null>;
}

export type RuleKind<K extends CheckKind = CheckKind> = RecordRuleKind<K> | SetRuleKind<K> | MeasureRuleKind<K>;
