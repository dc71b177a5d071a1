import type { Engine, WorkTable } from '@sogoc/engine';

/** An engine that knows which work tables it made, so that none is left behind when the work fails. */
export interface WorkScope {
  engine: Engine;
  /** Drops all that were made and not yet dropped, but those to keep. */
  dropAll(keep?: readonly WorkTable[]): Promise<void>;
}

/** Wraps an engine; everything runs on the engine itself. */
export function workScope(engine: Engine): WorkScope {
  const made = new Map<string, WorkTable>();
  const watch = (table: WorkTable): WorkTable => {
    const drop = async (): Promise<void> => {
      made.delete(table.name.path.join('.'));
      await table.drop();
    };
    const watched = { name: table.name, rows: table.rows, drop, [Symbol.asyncDispose]: drop };
    made.set(table.name.path.join('.'), watched);
    return watched;
  };
  return {
    engine: {
      dialect: engine.dialect,
      memoryLimit: engine.memoryLimit,
      all: (query, options) => engine.all(query, options),
      one: (query, options) => engine.one(query, options),
      stream: (query, options) => engine.stream(query, options),
      streamNumbers: (query, options) => engine.streamNumbers(query, options),
      prepare: (query) => engine.prepare(query),
      run: (statement, options) => engine.run(statement, options),
      materialize: async (hint, query, options) => watch(await engine.materialize(hint, query, options)),
      ingest: async (hint, columns, batches, options) => watch(await engine.ingest(hint, columns, batches, options)),
      ingestNumbers: async (hint, columns, batches, options) => watch(await engine.ingestNumbers(hint, columns, batches, options)),
      writeParquet: (query, path, options) => engine.writeParquet(query, path, options),
      peakMemory: () => engine.peakMemory(),
      close: () => engine.close(),
      [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
    },
    dropAll: async (keep = []) => {
      const kept = new Set(keep.map((table) => table.name.path.join('.')));
      for (const [name, table] of [...made]) if (!kept.has(name)) await table.drop();
    },
  };
}
