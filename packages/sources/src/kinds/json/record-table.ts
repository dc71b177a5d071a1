import { uniqueNames } from '../../column-names.ts';
import { landStaging } from '../../land/land-staging.ts';
import { StagingWriter } from '../../land/staging-writer.ts';
import type { LandContext } from '../../source-kind.ts';
import { flatten, type JsonRecord } from './json-value.ts';

/** The records of one array on their way to a table. Columns are added as records bring them. */
export class RecordTable {
  readonly writer: StagingWriter;
  readonly #columns = new Map<string, number>();
  #first = 0;

  constructor(path: string) {
    this.writer = new StagingWriter(path);
  }

  /** Adds a record. True when `drain` should be awaited before more. */
  add(record: JsonRecord): boolean {
    const row: (string | null)[] = Array.from({ length: this.#columns.size }, () => null);
    flatten(record, (path, value) => {
      let at = this.#columns.get(path);
      if (at === undefined) {
        at = this.#columns.size;
        this.#columns.set(path, at);
      }
      row[at] = value;
    });
    if (this.writer.rows === 0) this.#first = this.#columns.size;
    for (let at = 0; at < row.length; at += 1) row[at] ??= null;
    return this.writer.add(row);
  }

  get width(): number {
    return this.#columns.size;
  }

  /** Lands what was added. The columns' names, in the order in which they appeared. */
  async land(file: string, context: LandContext): Promise<{ rows: number; names: string[] }> {
    await this.writer.close();
    const names = uniqueNames([...this.#columns.keys()]);
    const columns = names.map((name) => ({ name, type: 'text' as const }));
    const staged = { path: this.writer.path, columns, longest: this.writer.longest, escaped: this.writer.escaped, ragged: this.#first < this.width };
    const { rows } = await landStaging(staged, file, context);
    return { rows, names };
  }
}
