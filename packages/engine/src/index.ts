export type { Dialect, SqlType } from './dialect.ts';
export { duckDbDialect } from './dialect-duckdb.ts';
export { trinoDialect } from './dialect-trino.ts';
export { type DuckDbOptions, openDuckDb } from './duckdb.ts';
export type { Engine, Row, RunOptions, WorkTable } from './engine.ts';
export { EngineError, type EngineErrorCode, type ErrorDetails, SogocError } from './error.ts';
export { and, type Identifier, id, join, or, render, type Sql, type SqlValue, sql } from './sql.ts';
