import type { CountryPack } from '@sogoc/profile';
import type { ColumnSketch } from './column-sketch.ts';
import { surprise } from './surprise.ts';

const byValues = 0.6;
const byName = 0.5;

/** How far two columns' semantic types tell that they hold the same, 0..1 for each target. */
export interface Meaning {
  weight: Float64Array;
  /** The semantic type that both have, by what they hold or by what they are called; null where there is none. */
  type(target: number): string | null;
}

/**
 * Semantic types join columns whose names and values share nothing: the personal IDs of different people under `so_cccd` and `citizen_id`. A type that
 * many columns of the target have tells less.
 */
export function sameMeanings(targets: readonly ColumnSketch[], pack: CountryPack): (source: ColumnSketch) => Meaning {
  const named = targets.map((target) => typesByName(target, pack));
  return (source) => {
    const own = typesByName(source, pack);
    const held = source.column.semanticType;
    const types = targets.map(({ column: { semanticType } }) => (held && semanticType?.id === held.id ? held.id : null));
    const names = named.map((types) => own.find((type) => types.includes(type)) ?? null);
    const likeness = targets.map(({ column: { semanticType } }, at) => {
      const byType = types[at] ? byValues * Math.min(held?.confidence ?? 0, semanticType?.confidence ?? 0) : 0;
      return 1 - (1 - byType) * (names[at] ? 1 - byName : 1);
    });
    const telling = surprise(likeness);
    return { weight: Float64Array.from(likeness, (one, at) => one * Math.sqrt(telling[at] ?? 0)), type: (at) => types[at] ?? names[at] ?? null };
  };
}

/** The semantic types that a column of this name is likely to be of. */
function typesByName({ words }: ColumnSketch, { semanticTypes }: CountryPack): string[] {
  const whole = words.map((list) => list.join('_'));
  return semanticTypes.filter(({ names }) => whole.some((name) => names.includes(name))).map(({ id }) => id);
}
