import { genericTypes } from './generic-types.ts';
import { nameFit, nameWords } from './name-words.ts';
import type { CountryPack, SemanticType } from './semantic-type.ts';

export interface SemanticMatch {
  type: SemanticType;
  confidence: number;
  matched: number;
}

/** Where the name fits, so much less of the values needs the shape: a column of bad data is still what its name says. */
const easedByName = 2 / 3;
/** What the shape alone is worth, and a name that fits in part. */
const shapeAlone = 0.75;
const partialName = 0.85;

/**
 * The semantic type that a column's values and name speak for most: share of values with the shape × fit of the name. Null when none reaches its
 * threshold. `values` are distinct values of the column, at best some thousands.
 */
export function matchSemanticType(columnName: string, values: readonly string[], packs: readonly CountryPack[]): SemanticMatch | null {
  const texts = values.map((value) => value.trim()).filter((value) => value !== '');
  if (texts.length === 0) return null;
  const plain = nameWords(columnName);
  const candidates = [
    ...packs.flatMap((pack) => pack.semanticTypes.map((type) => ({ type, words: [pack.words(columnName), plain] }))),
    ...genericTypes.map((type) => ({ type, words: [plain] })),
  ];
  let best: SemanticMatch | null = null;
  for (const { type, words } of candidates) {
    const fit = Math.max(...words.map((each) => nameFit(each, type.names)));
    const found = score(type, fit, texts);
    if (found && found.confidence > (best?.confidence ?? 0)) best = found;
  }
  return best;
}

function score(type: SemanticType, fit: number, texts: readonly string[]): SemanticMatch | null {
  if (type.needsName && fit === 0) return null;
  const least = (type.threshold ?? 0.9) * (fit > 0 ? easedByName : 1);
  const mayFail = texts.length * (1 - least) + 1e-9;
  let failed = 0;
  for (const text of texts) {
    if (!type.matches(text)) failed += 1;
    if (failed > mayFail) return null;
  }
  const matched = 1 - failed / texts.length;
  const weight = fit === 0 ? shapeAlone : partialName + (1 - partialName) * fit;
  return { type, matched, confidence: matched * weight };
}
