import type { Edge } from '../attribute-group.ts';
import { type Field, keyed } from '../field.ts';
import type { Further } from '../keyless.ts';
import type { Evidence } from '../origins.ts';
import type { Slips } from '../read-slips.ts';
import type { RecordDates } from '../record-dates.ts';
import type { Words } from '../words/words.ts';

/** What a signal can look at: two holders of one attribute and how their tables met. */
export interface Pair {
  a: Field;
  b: Field;
  edge: Edge | null;
  asOf(field: Field): string | null;
  dates: RecordDates;
  slips: Slips;
  faults: Slips;
  /** Columns of a field's table that are originals of other attributes; none in the first pass. */
  creates(field: Field): readonly string[];
  /** Words of a field's name, written out. */
  wordsOf(field: Field): readonly string[];
  /** Words of the name of a field's database, and of its owner. */
  ownersOf(field: Field): readonly (readonly string[])[];
}

/** What a signal says of a pair. */
export interface Verdict {
  /** Log-odds that `a` had the value before `b`; negative: the other way round. */
  weight: number;
  /** In words, for the holder `a` and for the holder `b`. */
  evidence(words: Words): { a: Evidence; b: Evidence };
}

/** One reason to believe that of two holders one came first. Null where it has nothing to say. */
export interface Signal {
  readonly name: string;
  /** True where it says nothing about who creates a value: not enough alone when both holders take their other attributes elsewhere. */
  readonly weak: boolean;
  weigh(pair: Pair): Verdict | null;
}

/** How a holder is called beside another: by its database, or by its table too where both are in one. */
export function called({ database, table }: Field, beside: Field): string {
  return database === beside.database ? `${database}.${table.table}` : database;
}

/** How the records of a pair met, from the side of each holder. */
export interface Meeting {
  /** Share 0..1 of the records with a key that met the other side. */
  met: number;
  /** Records with a key that met nothing. */
  unmet: number;
  /** Records without a key: nobody knows whether they would meet. */
  keyless: number;
  /** Records that may be miscounted among those that met, as they were found without a key. */
  unsure: number;
}

/** @returns null where the two tables share no records. */
export function meetings({ a, edge }: Pick<Pair, 'a' | 'edge'>): { a: Meeting; b: Meeting } | null {
  if (!edge) return null;
  const { alignment, oneMet, manyMet } = edge.link;
  // A key that is missing cannot be taken over, whatever else is known of the record.
  const further = edge.agreement ? (edge.link.further ?? null) : null;
  const one = meeting(alignment.one.table.rows, alignment.oneKeyed, oneMet, further);
  const many = meeting(alignment.many.table.rows, alignment.manyKeyed, Math.min(1, manyMet), further);
  return alignment.one.table === a.table ? { a: one, b: many } : { a: many, b: one };
}

/** Share of the records looked for without a key that are there and were not found, or were found and are others, for an error in what they were looked for by. */
const overlooked = 0.05;

function meeting(rows: number, keyed: number, met: number, further: Further | null): Meeting {
  if (!further) return { met, unmet: keyed * (1 - met), keyless: rows - keyed, unsure: 0 };
  const found = Math.min(rows, keyed * met + further.met);
  return { met: found / Math.max(1, rows), unmet: rows - found, keyless: overlooked * (rows - found), unsure: overlooked * further.met };
}

/** Share 0..1 of the other side's records that may be here: met, or explained by records here that have no key. */
export function coverage(own: Meeting, other: Meeting): number {
  const all = other.unmet / Math.max(1e-9, 1 - other.met);
  return other.met >= 1 ? 1 : 1 - Math.max(0, other.unmet - own.keyless) / Math.max(1, all);
}

/** Share 0..1 of a table's records that have no value. */
export function lacking(field: Field): number {
  return 1 - keyed(field) / Math.max(1, field.table.rows);
}

/** A verdict for `a` when the sign is positive, for `b` when negative; the sentences are for the first and the second. */
export function verdict(signal: string, weight: number, first: (words: Words) => string, second: (words: Words) => string): Verdict {
  return {
    weight,
    evidence: (words) => {
      const [early, late] = [
        { signal, detail: first(words) },
        { signal, detail: second(words) },
      ];
      return weight > 0 ? { a: early, b: late } : { a: late, b: early };
    },
  };
}
