/** How the landed file stores a column: classes of engine types that are read in the same way. */
export type Storage = 'text' | 'integer' | 'decimal' | 'double' | 'boolean' | 'date' | 'timestamp' | 'blob' | 'other';

const patterns: readonly (readonly [RegExp, Storage])[] = [
  [/^(varchar|char|text|json|uuid|enum)\b(?!.*\[\]$)/i, 'text'],
  [/^u?(tiny|small|big|huge)?int(eger)?$/i, 'integer'],
  [/^decimal\(\d+, ?0\)$/i, 'integer'],
  [/^decimal\b.*\)$|^decimal$/i, 'decimal'],
  [/^(double|float|real)$/i, 'double'],
  [/^boolean$/i, 'boolean'],
  [/^date$/i, 'date'],
  [/^timestamp(_\w+|\(\d+\))?( with time zone)?$/i, 'timestamp'],
  [/^(blob|varbinary)$/i, 'blob'],
];

/** The class of a type as the engine's `typeof` names it. Lists, structs, times, intervals and whatever is unknown are `other`. */
export function storageOf(engineType: string): Storage {
  return patterns.find(([pattern]) => pattern.test(engineType))?.[1] ?? 'other';
}
