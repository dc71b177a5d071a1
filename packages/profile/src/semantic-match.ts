import { genericTypes } from './generic-types.ts';
import { nameFit, nameWords } from './name-words.ts';
import type { CountryPack, SemanticType } from './semantic-type.ts';

type Candidate = { type: SemanticType; fit: number };

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
  const failed = (type: SemanticType, _: number, mayFail: number): number => {
    let count = 0;
    for (const text of texts) {
      if (!type.matches(text)) count += 1;
      if (count > mayFail) break;
    }
    return count;
  };
  return bestMatch(columnName, packs, failed, texts.length);
}

/**
 * The same, where it is told how many of so many texts have not the shape of a type.
 * @param failed is given the type, its place among `allTypes`, and how many may fail: of more it need not be told how many they are.
 */
export function bestMatch(
  columnName: string,
  packs: readonly CountryPack[],
  failed: (type: SemanticType, place: number, mayFail: number) => number,
  texts: number,
): SemanticMatch | null {
  let best: SemanticMatch | null = null;
  for (const [place, { type, fit }] of candidates(columnName, packs).entries()) {
    const found = score(type, fit, texts, (mayFail) => failed(type, place, mayFail));
    if (found && found.confidence > (best?.confidence ?? 0)) best = found;
  }
  return best;
}

/** All semantic types, in the order in which they are tried. */
export function allTypes(packs: readonly CountryPack[]): readonly SemanticType[] {
  return [...packs.flatMap(({ semanticTypes }) => semanticTypes), ...genericTypes];
}

/**
 * Does a column's name alone say that it tells of a person? Where its values have no shape that is known, they are masked all the same: half of the
 * name at least must be that of a personal type.
 */
export function isPersonalName(columnName: string, packs: readonly CountryPack[]): boolean {
  return candidates(columnName, packs).some(({ type, fit }) => type.personal && fit >= 0.5);
}

function candidates(columnName: string, packs: readonly CountryPack[]): Candidate[] {
  const plain = nameWords(columnName);
  const ofPacks = packs.flatMap((pack) => {
    const words = pack.words(columnName);
    return pack.semanticTypes.map((type) => ({ type, fit: Math.max(nameFit(words, type.names), nameFit(plain, type.names)) }));
  });
  return [...ofPacks, ...genericTypes.map((type) => ({ type, fit: nameFit(plain, type.names) }))];
}

function score(type: SemanticType, fit: number, texts: number, failedOf: (mayFail: number) => number): SemanticMatch | null {
  if (type.needsName && fit === 0) return null;
  const least = (type.threshold ?? 0.9) * (fit > 0 ? easedByName : 1);
  const mayFail = texts * (1 - least) + 1e-9;
  const failed = failedOf(mayFail);
  if (failed > mayFail) return null;
  const matched = 1 - failed / texts;
  const weight = fit === 0 ? shapeAlone : partialName + (1 - partialName) * fit;
  return { type, matched, confidence: matched * weight };
}
