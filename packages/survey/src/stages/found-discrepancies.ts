import { type Engine, type Identifier, type RunOptions, sql, type WorkTable } from '@sogoc/engine';
import type { ToldDiscrepancies } from '@sogoc/quality';

/**
 * What rules found, to be read where it is kept. Who adds to it, or asks it often, makes a table of it first: to read and to write all of it takes longer than what most
 * surveys ask of it.
 */
export class FoundDiscrepancies {
  readonly #engine: Engine;
  readonly #told: WorkTable & Partial<ToldDiscrepancies>;
  #table: WorkTable | undefined;

  /** @param told has the columns of `Discrepancy`; it stays until the engine closes. */
  constructor(engine: Engine, told: WorkTable & Partial<ToldDiscrepancies>) {
    [this.#engine, this.#told] = [engine, told];
  }

  /** Where all of them are read. */
  get name(): Identifier {
    return (this.#table ?? this.#told).name;
  }

  /** The pieces of which they are, and where these are read; null where there may be others. */
  get inPieces(): Pick<ToldDiscrepancies, 'pieces' | 'byPiece'> | null {
    const { pieces, byPiece } = this.#told;
    return pieces && byPiece && !this.#table ? { pieces, byPiece } : null;
  }

  /** A table of all of them, which can be added to. From now on they are read there. */
  async table(options?: RunOptions): Promise<WorkTable> {
    this.#table ??= await this.#engine.materialize('discrepancies', sql`select * from ${this.#told.name}`, options);
    return this.#table;
  }
}
