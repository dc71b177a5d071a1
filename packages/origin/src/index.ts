export type { ContainedColumn, ContainedColumns } from './contained-columns.ts';
export type { ComparedCopy, OriginFindings } from './describe.ts';
export { findOrigins } from './find-origins.ts';
export { type Designation, type OriginDatabase, type OriginOptions, validDesignations } from './input.ts';
export type { KnownRecords } from './known-records.ts';
export { type ColumnMatch, type MatchCandidate, type MatchOptions, matchColumns } from './matching/match-columns.ts';
export type { Attribute, ColumnRef, Conflict, Evidence, Holder, Origins, PlanStep, Role } from './origins.ts';
export type { Language } from './words/words.ts';
