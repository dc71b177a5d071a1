import { SourceError } from '../source-error.ts';

/** A table as it stands in a document: what is merged is written into each cell that it covers. */
export interface Grid {
  /** Of a sheet; null for a table of a text. */
  name: string | null;
  /** Which one it is in the document, from 1. */
  ordinal: number;
  rows: GridRow[];
}

export interface GridRow {
  /** As the document counts, from 1. */
  number: number;
  cells: (string | null)[];
}

/** How much of a document is read. Beyond it, reading ends with an error. */
export interface GridLimits {
  /** Of all tables. */
  maxRows: number;
  maxColumns: number;
  /** Of all cells. */
  maxCharacters: number;
  /** Bytes of the document's parts, unpacked. */
  maxUnpacked: number;
}

/** Counts what was read of a document, and ends the reading where it is too much. */
export class GridBudget {
  #rows = 0;
  #characters = 0;
  readonly #limits: GridLimits;
  constructor(limits: GridLimits) {
    this.#limits = limits;
  }

  /** @throws SourceError `SOURCE_TOO_LARGE`, `SOURCE_TOO_MANY_COLUMNS`. */
  row(cells: readonly (string | null)[]): void {
    this.#rows += 1;
    if (this.#rows > this.#limits.maxRows) throw beyond(`It has more than ${this.#limits.maxRows} rows`);
    if (cells.length > this.#limits.maxColumns)
      throw new SourceError('SOURCE_TOO_MANY_COLUMNS', `A row has ${cells.length} cells; the limit is ${this.#limits.maxColumns}`, {
        remedy: 'Leave the columns out that are not needed, also empty-looking ones far to the right',
      });
    for (const cell of cells) this.text(cell ?? '');
  }

  /** @throws SourceError `SOURCE_TOO_LARGE`. */
  text(text: string): void {
    this.#characters += text.length;
    if (this.#characters > this.#limits.maxCharacters) throw beyond(`Its tables hold more than ${this.#limits.maxCharacters} characters`);
  }
}

function beyond(message: string): SourceError {
  return new SourceError('SOURCE_TOO_LARGE', message, { remedy: 'Split the document into several' });
}
