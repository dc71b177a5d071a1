export type { Dialect, SqlType } from './dialect.ts';
export { duckDbDialect } from './dialect-duckdb.ts';
export { trinoDialect } from './dialect-trino.ts';
export { openDuckDb } from './duckdb.ts';
export type { DuckDbOptions } from './duckdb-options.ts';
export type { Engine, IngestColumn, IngestRow, IngestValue, NumberBatch, NumberColumn, PreparedQuery, Row, RunOptions, WorkTable } from './engine.ts';
export { EngineError, type EngineErrorCode, type ErrorDetails, SogocError } from './error.ts';
export { removeStalePartials, writeWhole } from './partial-file.ts';
export { and, type Identifier, id, join, or, parameter, render, type Sql, type SqlValue, sql } from './sql.ts';
