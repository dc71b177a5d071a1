import type { ColumnStats } from './column-stats.ts';
import type { Guess } from './detect-reading.ts';
import { fewOf, readableShare } from './few.ts';
import { ListedValues, type LookedValues } from './looked-values.ts';
import { maskText } from './mask-text.ts';
import type { Quantiles } from './robust-numbers.ts';
import type { StoredColumn } from './sample.ts';
import { isPersonalName } from './semantic-match.ts';
import type { CountryPack } from './semantic-type.ts';
import type { ColumnProfile } from './table-profile.ts';

/** Gives what a column holds when it is read by a guess. */
export type StatsReader = (column: StoredColumn, guess: Guess) => Promise<FoundStats>;

/** What a column holds; `values` tells of those that are looked at, in place of their lists. */
export type FoundStats = ColumnStats & { values?: (packs: readonly CountryPack[]) => LookedValues };

/** Gives the reader of a table's columns, which will be read by these guesses, and by others where these do not hold. */
export type ReaderOf = (guesses: ReadonlyMap<StoredColumn, Guess>) => Promise<StatsReader>;

/** Profiles one column. `identifier`: its semantic type is meant to identify things. */
export async function profileColumn(
  read: StatsReader,
  column: StoredColumn,
  guess: Guess,
  quantiles: Quantiles | undefined,
  packs: readonly CountryPack[],
): Promise<{ profile: ColumnProfile; identifier: boolean }> {
  const { reading, type, stats } = await readWhatHolds(read, column, guess, quantiles);
  const values = stats.values?.(packs) ?? new ListedValues(stats, packs);
  const semantic = type === 'boolean' || type === 'other' ? null : values.semanticType(column.name);
  const personal = semantic ? semantic.type.personal : isPersonalName(column.name, packs);
  const shown = values.mostFrequent(10).map(({ value, count }) => ({ value: shorten(personal ? maskText(value) : value), count }));
  const seen = values.rows();
  const mean = stats.sum === null || stats.finite === 0 ? null : stats.sum / stats.finite;
  const profile: ColumnProfile = {
    name: column.name,
    sourceType: column.sourceType,
    storage: column.storage,
    type: stats.present === 0 ? 'empty' : type,
    reading,
    missing: stats.nulls + stats.blank,
    blank: stats.blank,
    unreadable: stats.unreadable,
    canonical: column.plainText && stats.blank === 0 && stats.uncanonical === 0,
    plain: type !== 'other' && stats.unplain === 0,
    distinct: stats.distinct,
    min: personal ? null : shortenOrNull(stats.min),
    max: personal ? null : shortenOrNull(stats.max),
    minLength: stats.minLength,
    maxLength: stats.maxLength,
    notNfc: stats.present === 0 ? 0 : stats.notNfc / stats.present,
    topValues: shown,
    patterns: type === 'other' ? [] : values.patterns(seen === 0 ? 1 : stats.present / seen),
    // Sums of doubles depend on the order of the rows, which is left to chance: digits beyond the twelfth would not come out alike twice.
    numbers: quantiles && mean !== null && (type === 'integer' || type === 'decimal') ? { mean: Number(mean.toPrecision(12)), ...quantiles } : null,
    semanticType: semantic && { id: semantic.type.id, confidence: semantic.confidence, matched: semantic.matched },
    personal,
  };
  return { profile, identifier: semantic?.type.identifier ?? false };
}

/** Reads the column by the guess; where all of its values refute it, as text. */
async function readWhatHolds(
  read: StatsReader,
  column: StoredColumn,
  guess: Guess,
  quantiles: Quantiles | undefined,
): Promise<Guess & { stats: FoundStats }> {
  const stats = await read(column, guess);
  // A spreadsheet and a JSON file know only one kind of number.
  if (guess.type === 'decimal' && guess.reading.kind === 'stored' && stats.fractions === 0) return { ...guess, type: 'integer', stats };
  // Many servers and spreadsheets know no days, only moments: without a time of day they are days.
  if (guess.type === 'timestamp' && stats.present > 0 && stats.fractions === 0 && holds(stats, quantiles)) {
    const day: Guess = { ...guess, type: 'date' };
    return { ...day, stats: await read(column, day) };
  }
  if (holds(stats, quantiles) || guess.reading.kind === 'stored') return { ...guess, stats };
  const text: Guess = { type: 'text', reading: { kind: 'stored' } };
  return { ...text, stats: await read(column, text) };
}

/** Few rows are bad, or few of the distinct values are: a word that stands for a hole (`đang cập nhật`) may be in many rows. */
function holds({ leadingZeros, unreadable, unreadableDistinct, present, distinct }: ColumnStats, quantiles: Quantiles | undefined): boolean {
  if (leadingZeros > 0 && (leadingZeros > fewOf(distinct) || !isOfEveryLength(quantiles))) return false;
  // Days that are written in two ways read as days: of few, the odd ones are found by the pattern of the others, which is asked of text.
  const rare = unreadable <= (quantiles ? fewOf(present) : (1 - readableShare) * present);
  const placeholders = unreadableDistinct <= (1 - readableShare) * distinct && unreadable <= 0.1 * present;
  return rare || placeholders;
}

/** Codes are of one length: a zero in front belongs to them. Amounts are not: of one, it is how somebody typed it. */
function isOfEveryLength(quantiles: Quantiles | undefined): boolean {
  const digits = (value: number): number => Math.trunc(Math.abs(value)).toString().length;
  return quantiles !== undefined && digits(quantiles.q01) < digits(quantiles.q99);
}

const longest = 200;
const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
const shortenOrNull = (text: string | null): string | null => (text === null ? null : shorten(text));
