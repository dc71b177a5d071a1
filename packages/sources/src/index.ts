export { builtInKinds } from './built-in-kinds.ts';
export type { Grid, GridLimits, GridRow } from './grids/grid.ts';
export { readGrids } from './grids/read-grids.ts';
export { safeName } from './lake-path.ts';
export { landDatabase } from './land-database.ts';
export { SourceError, type SourceErrorCode } from './source-error.ts';
export type {
  LandContext,
  LandedColumn,
  LandedDatabase,
  LandedTable,
  LandedTables,
  LandLimits,
  SourceKind,
  SourceLocation,
  SourceProblem,
  SourceSpec,
} from './source-kind.ts';
