export { builtInKinds } from './built-in-kinds.ts';
export type { Grid, GridLimits, GridRow } from './grids/grid.ts';
export { readGrids } from './grids/read-grids.ts';
export { dropOldSnapshots, landedFiles } from './kinds/parts/parts-index.ts';
export { landDatabase } from './land-database.ts';
export { SourceError, type SourceErrorCode } from './source-error.ts';
export type {
  LandContext,
  LandedColumn,
  LandedDatabase,
  LandedPart,
  LandedTable,
  LandedTables,
  LandLimits,
  SourceKind,
  SourceLocation,
  SourceProblem,
  SourceSpec,
} from './source-kind.ts';
