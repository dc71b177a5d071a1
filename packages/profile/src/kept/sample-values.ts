import { type Engine, sql } from '@sogoc/engine';
import { distinctTexts, type Sample, type SampledText, textKeys } from '../sample.ts';
import { textsToGuessFrom } from '../sample-facts.ts';

/** How many texts of a column are kept, so that some may go. */
const keptTexts = 1_500;

/** Distinct texts of a sampled column with the smallest hashes, in their order. */
export interface KeptTexts {
  /** All that the sample has. */
  whole: boolean;
  values: readonly string[];
  /** In how many rows of the sample each is. */
  n: readonly number[];
  hashes: readonly string[];
}

/** A sampled row that came (1) or went (-1) has this text. */
export interface MovedText {
  value: string;
  hash: bigint;
  sign: number;
}

/** The texts of a sample, from which readings are guessed, by the key of their column. */
export async function textsOf(engine: Engine, sample: Sample, signal: AbortSignal | undefined): Promise<Map<string, KeptTexts>> {
  const keys = textKeys(sample);
  if (keys.length === 0) return new Map();
  const { name } = await sample.table();
  const found = await distinctTexts(engine, sql`${name}`, keys, keptTexts + 1, signal);
  return new Map([...found].map(([key, texts]) => [key, kept(texts)]));
}

/** What is kept of texts in the order of their hashes; `whole`: none are left out already. */
function kept(texts: readonly SampledText[], whole = true): KeptTexts {
  const some = texts.slice(0, keptTexts);
  return {
    whole: whole && texts.length <= keptTexts,
    values: some.map(({ value }) => value),
    n: some.map(({ n }) => n),
    hashes: some.map(({ hash }) => String(hash)),
  };
}

/** The hash of the last text that is kept; null where all are. */
export function lastHash(texts: KeptTexts | undefined): bigint | null {
  return !texts || texts.whole ? null : BigInt(texts.hashes.at(-1) ?? 0);
}

/** Texts after some rows came and others went: the same as asked anew. Null where too many went. */
export function textsAfter(known: KeptTexts, moved: readonly MovedText[]): KeptTexts | null {
  const { whole, values, n, hashes } = known;
  const last = lastHash(known);
  // Of a sample of many texts next to all that moved lie behind those that are kept.
  const near = last === null ? moved : moved.filter(({ hash }) => hash <= last);
  if (near.length === 0) return known;
  const texts = new Map<string, SampledText>();
  values.forEach((value, at) => {
    texts.set(value, { value, n: n[at] ?? 0, hash: BigInt(hashes[at] ?? 0) });
  });
  let isNew = false;
  for (const { value, hash, sign } of near) {
    const text = texts.get(value);
    if (text) text.n += sign;
    else {
      texts.set(value, { value, n: sign, hash });
      isNew = true;
    }
  }
  const left = [...texts.values()].filter((text) => text.n !== 0);
  if (left.some((text) => text.n < 0) || (!whole && left.length < textsToGuessFrom)) return null;
  if (isNew) left.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.value < b.value ? -1 : 1));
  return kept(left, whole);
}

/** Sorted numbers after some came and others went, both sorted. Null where one went that was not there. */
export function numbersAfter(numbers: Float64Array, came: Float64Array, went: Float64Array): Float64Array | null {
  const all = new Float64Array(numbers.length + came.length);
  let [next, new_, gone] = [0, 0, 0];
  for (const number of numbers) {
    if (gone < went.length && went[gone] === number) {
      gone += 1;
      continue;
    }
    for (; new_ < came.length && (came[new_] ?? 0) <= number; new_ += 1) {
      all[next] = came[new_] ?? 0;
      next += 1;
    }
    all[next] = number;
    next += 1;
  }
  all.set(came.subarray(new_), next);
  return gone === went.length ? all.subarray(0, next + came.length - new_) : null;
}
