export { cleanText } from './clean-text.ts';
export { canonicalText, columnText, type TextColumn } from './column-text.ts';
export { maskText } from './mask-text.ts';
export { type Reading, readAs } from './reading.ts';
export type { CountryPack, DatedList, Localized, SemanticType } from './semantic-type.ts';
export type { Storage } from './storage.ts';
export type { ColumnProfile, LogicalType, NearKey, RecordKey, TableProfile } from './table-profile.ts';
export { recordKeySql, rowNumberColumn, tableSql } from './table-sql.ts';
