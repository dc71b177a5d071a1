import type { PackageFile } from '../kinds/xlsx/package-file.ts';
import { readXml } from '../kinds/xlsx/read-xml.ts';
import type { Grid, GridBudget } from './grid.ts';

const document = 'word/document.xml';
const mostSpanned = 64;

/** What is read of one cell while it is open. */
interface OpenCell {
  text: string;
  span: number;
  /** Merged with the cell above: Word writes the text once, at the top. */
  continues: boolean;
}

/** The tables of a text (ECMA-376 part 1, 17.4). A table within a cell is text of that cell; what was struck out with changes tracked is left out. */
export async function documentGrids(file: PackageFile, budget: GridBudget): Promise<Grid[]> {
  const reader = new TableReader(budget);
  await readXml(await file.open(document), {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  return reader.grids.filter(({ rows }) => rows.length > 0);
}

class TableReader {
  readonly grids: Grid[] = [];
  readonly #budget: GridBudget;
  #depth = 0;
  #row: (string | null)[] = [];
  #above: (string | null)[] = [];
  #cell: OpenCell | null = null;
  #number = 0;
  #taking = false;
  /** Inside of what is not read: the second rendering of the same for older programs. */
  #skipping = 0;

  constructor(budget: GridBudget) {
    this.#budget = budget;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'Fallback') this.#skipping += 1;
    if (this.#skipping > 0) return;
    if (name === 'tbl') this.#begin();
    else if (this.#depth === 0) return;
    else if (this.#depth === 1 && name === 'tr') [this.#row, this.#number] = [[], this.#number + 1];
    else if (this.#depth === 1 && name === 'tc') this.#cell = { text: '', span: 1, continues: false };
    else this.#inCell(name, attributes);
  }

  text(text: string): void {
    if (this.#taking && this.#cell && this.#skipping === 0) this.#cell.text += text;
  }

  close(name: string): void {
    if (name === 'Fallback') this.#skipping -= 1;
    if (this.#skipping > 0) return;
    if (name === 't') this.#taking = false;
    else if (name === 'p' && this.#cell) this.#cell.text += '\n';
    else if (name === 'tbl') this.#depth -= 1;
    else if (this.#depth === 1 && name === 'tc') this.#endCell();
    else if (this.#depth === 1 && name === 'tr') this.#endRow();
  }

  #begin(): void {
    this.#depth += 1;
    if (this.#depth > 1) return;
    this.grids.push({ name: null, ordinal: this.grids.length + 1, rows: [] });
    [this.#above, this.#number] = [[], 0];
  }

  #inCell(name: string, attributes: Readonly<Record<string, string>>): void {
    const cell = this.#cell;
    if (!cell) return;
    const value = Object.entries(attributes).find(([key]) => key.endsWith(':val') || key === 'val')?.[1];
    if (name === 't') this.#taking = true;
    else if (name === 'tab') cell.text += ' ';
    else if (name === 'br') cell.text += '\n';
    else if (this.#depth > 1) return;
    else if (name === 'gridSpan') cell.span = Math.min(mostSpanned, Math.max(1, Math.trunc(Number(value)) || 1));
    else if (name === 'vMerge') cell.continues = value !== 'restart';
  }

  #endCell(): void {
    if (!this.#cell) return;
    const { text, span, continues } = this.#cell;
    const own = text.trim() || null;
    for (let index = 0; index < span; index += 1) this.#row.push(continues ? (this.#above[this.#row.length] ?? own) : own);
    this.#cell = null;
  }

  #endRow(): void {
    this.#budget.row(this.#row);
    this.#above = this.#row;
    if (this.#row.some((cell) => cell !== null)) this.grids.at(-1)?.rows.push({ number: this.#number, cells: this.#row });
  }
}
