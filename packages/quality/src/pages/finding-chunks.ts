import { dictionaryChunk, type EncodedChunk, missing } from './encoded-chunk.ts';
import { GrowingBytes } from './growing.ts';
import type { WrittenColumn } from './parquet-writer.ts';
import { Runs } from './runs.ts';

/** What all findings of a set have in common: see `FindingSet`. */
export interface FindingAbout {
  database: string;
  table: string;
  column: string | null;
  origin: string | null;
  rule: string;
  severity: string;
  unit: string;
}

/** What tells a finding from others of its set. */
export type OwnName = 'record_key' | 'kind' | 'observed' | 'expected' | 'part' | 'in_part' | 'row' | 'hash';

/** A row group of findings, without what those of a set have in common. */
export interface FoundRows {
  rows: number;
  columns: Readonly<Record<OwnName, EncodedChunk>>;
}

const text = (name: string): WrittenColumn => ({ name, type: 'text', isOptional: true });
const number = (name: string): WrittenColumn => ({ name, type: 'bigint', isOptional: true });

/** The columns of a file of findings, as the engine writes it. */
export const findingChunks: readonly WrittenColumn[] = [
  ...['database', 'table', 'record_key', 'column', 'kind', 'observed', 'expected', 'origin', 'rule', 'severity', 'unit', 'part', 'in_part'].map(text),
  ...['row', 'hash'].map(number),
  { name: 'generation', type: 'integer', isOptional: true },
];

/** A whole row group, in the order of `findingChunks`. @param sets how many rows each has, in order. */
export function withAbout(sets: readonly { about: FindingAbout; rows: number }[], generation: number, { rows, columns }: FoundRows): EncodedChunk[] {
  return findingChunks.map(({ name }) => {
    if (name in columns) return columns[name as OwnName];
    if (name === 'generation') return dictionaryChunk(rows, Int32Array.of(0, rows), new Uint8Array(Int32Array.of(generation).buffer), 1);
    const texts = new TextRuns();
    for (const { about, rows: own } of sets) texts.add(about[name as keyof FindingAbout], own);
    return texts.chunk(rows);
  });
}

/** Texts of which the same mostly come one after the other. */
export class TextRuns {
  readonly #places = new Map<string, number>();
  readonly #entries = new GrowingBytes();
  readonly #runs = new Runs();
  #last: { value: string | null; place: number } = { value: null, place: missing };

  /** @param value null: it is missing. */
  add(value: string | null, count = 1): void {
    if (value !== this.#last.value) this.#last = { value, place: value === null ? missing : this.#placeOf(value) };
    this.#runs.add(this.#last.place, count);
  }

  /** The texts and how often each comes. */
  *runs(): Generator<[value: string | null, count: number]> {
    const values = [...this.#places.keys()];
    const { pairs } = this.#runs;
    for (let at = 0; at < pairs.length; at += 2) yield [values[pairs[at] ?? missing] ?? null, pairs[at + 1] ?? 0];
  }

  chunk(rows: number): EncodedChunk {
    return dictionaryChunk(rows, this.#runs.pairs, this.#entries.bytes, this.#places.size);
  }

  #placeOf(value: string): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(value, place);
    this.#entries.text(Buffer.from(value));
    return place;
  }
}

/** A column of which no value is there. */
export function nothing(rows: number): EncodedChunk {
  return dictionaryChunk(rows, Int32Array.of(missing, rows), new Uint8Array(0), 0);
}
