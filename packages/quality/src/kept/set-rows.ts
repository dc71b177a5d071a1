import { type EncodedChunk, optionalChunk } from '../pages/encoded-chunk.ts';
import { type FindingAbout, type FoundRows, nothing, TextRuns } from '../pages/finding-chunks.ts';
import { GrowingBytes } from '../pages/growing.ts';
import { Runs } from '../pages/runs.ts';

/** What a finding shows of its value. */
export interface Shown {
  kind: string;
  observed: Bytes | null;
  expected: string | null;
}

/** Some bytes, from one to before another. */
export interface Bytes {
  bytes: Uint8Array;
  from: number;
  end: number;
}

/** Findings of one set, of records of parts, until they are written. */
export class SetRows {
  readonly about: FindingAbout;
  readonly #keys = new GrowingBytes();
  readonly #kinds = new TextRuns();
  readonly #observed = new GrowingBytes();
  readonly #present = new Runs();
  readonly #expected = new TextRuns();
  readonly #parts = new TextRuns();
  #rows = 0;

  constructor(about: FindingAbout) {
    this.about = about;
  }

  get rows(): number {
    return this.#rows;
  }

  get bytes(): number {
    return this.#keys.length + this.#observed.length;
  }

  /** @param own the value, where it is told as it is. */
  add(part: string, key: Bytes, { kind, observed: shown, expected }: Shown, own: Bytes | null): void {
    const observed = own ?? shown;
    this.#rows += 1;
    this.#keys.textOf(key.bytes, key.from, key.end);
    this.#kinds.add(kind);
    this.#present.add(observed ? 1 : 0);
    if (observed) this.#observed.textOf(observed.bytes, observed.from, observed.end);
    this.#expected.add(expected);
    this.#parts.add(part);
  }

  /** How many are of each part. */
  get parts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [part, count] of this.#parts.runs()) counts.set(part ?? '', count + (counts.get(part ?? '') ?? 0));
    return counts;
  }

  /** All rows of some sets, one after the other. */
  static together(sets: readonly SetRows[]): FoundRows {
    const rows = sets.reduce((sum, set) => sum + set.#rows, 0);
    const [keys, observed, present] = [new GrowingBytes(), new GrowingBytes(), new Runs()];
    for (const set of sets) {
      keys.append(set.#keys.bytes);
      observed.append(set.#observed.bytes);
      present.addAll(set.#present.pairs);
    }
    const texts = (of: (set: SetRows) => TextRuns): EncodedChunk => {
      const all = new TextRuns();
      for (const set of sets) for (const [value, count] of of(set).runs()) all.add(value, count);
      return all.chunk(rows);
    };
    return {
      rows,
      columns: {
        record_key: optionalChunk(rows, Int32Array.of(1, rows), keys.bytes),
        kind: texts((set) => set.#kinds),
        observed: optionalChunk(rows, present.pairs, observed.bytes),
        expected: texts((set) => set.#expected),
        part: texts((set) => set.#parts),
        in_part: nothing(rows),
        row: nothing(rows),
        hash: nothing(rows),
      },
    };
  }
}
