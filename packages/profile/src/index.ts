export type { CountryPack, DatedList, Localized, SemanticType } from './semantic-type.ts';
export type { ColumnProfile, LogicalType, RecordKey, TableProfile } from './table-profile.ts';
export { cleanText } from './clean-text.ts';
