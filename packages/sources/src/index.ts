export type { LandContext, LandedColumn, LandedDatabase, LandedTable, LandLimits, SourceKind, SourceProblem, SourceSpec } from './source-kind.ts';
