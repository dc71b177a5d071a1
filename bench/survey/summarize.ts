import { openDuckDb, sql } from '@sogoc/engine';

/** The peer: DuckDB's own SUMMARIZE of a Parquet or CSV file, in a process of its own. Prints its milliseconds. */
const [path = '', memory = '1073741824'] = process.argv.slice(2);
await using engine = await openDuckDb({ memoryLimit: Number(memory) });
const started = performance.now();
await engine.all(
  sql`summarize select * from ${path.endsWith('.csv') ? sql`read_csv(${path}, all_varchar = true)` : engine.dialect.readParquet([path])}`,
);
console.log(Math.round(performance.now() - started));
