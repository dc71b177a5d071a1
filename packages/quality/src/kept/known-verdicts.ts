import type { CheckKind } from '@sogoc/contract';
import { type CountryPack, plainCharacters } from '@sogoc/profile';
import type { RuleContext } from '../rule-kind.ts';
import { ruleKind } from '../rules/index.ts';
import { filledDigits, fillers } from '../rules/placeholder/placeholder.ts';
import { Matcher } from '../screen/matcher.ts';
import type { Verdict } from './judged-values.ts';
import type { Unit } from './unit.ts';

/** What rules of a unit were found to say of values: verdicts, and the place of that of each value or class of values. */
export interface KeptVerdicts {
  verdicts: Verdict[];
  of: Record<string, number>;
}

/** Kinds of the house of which a verdict rests on the value alone, where they prepared no table. */
const kinds: readonly CheckKind[] = [
  ...(['required', 'type', 'format', 'dictionary', 'current', 'pattern', 'range', 'length', 'multiple', 'code-list'] as const),
  ...(['hygiene', 'encoding', 'placeholder'] as const),
];
/** Names of values, and classes of values, that are kept of a unit. */
const mostNames = 100;
const missing = 'missing';
const plain = new RegExp(`^${plainCharacters}+( ${plainCharacters}+)*$`, 'u');

/** Tells a class of text: what one rule finds in it, as a sign; undefined where that is not told. Asked of texts alone that are written plainly. */
type Sign = (text: string) => string | undefined;

/**
 * What rules say of values is known from earlier runs: of a missing one, of values that came before, and of classes of texts of which the rules all say the same. What names a unit is all that a
 * verdict rests on beside the value.
 */
export class KnownVerdicts {
  readonly #kept: KeptVerdicts;
  readonly #isNamed: boolean;
  readonly #signs: readonly Sign[] | null;

  private constructor(kept: KeptVerdicts, isNamed: boolean, signs: readonly Sign[] | null) {
    [this.#kept, this.#isNamed, this.#signs] = [kept, isNamed, signs];
  }

  /** @param kept is added to. @returns null where verdicts may rest on more than the value. */
  static of({ column, rules }: Unit, { profile, pack }: RuleContext, kept: KeptVerdicts): KnownVerdicts | null {
    const own = profile.columns.find(({ name }) => name === column);
    const isOwn = rules.every(({ rule: { check }, kind, prepared }) => kinds.includes(check.kind) && kind === ruleKind(check) && !prepared);
    if (!own || !isOwn) return null;
    // Values of persons are kept nowhere but where they are shown, masked.
    if (own.personal) return new KnownVerdicts(kept, false, null);
    const signs = own.storage === 'text' && own.reading.kind === 'stored' ? rules.map(({ rule: { check } }) => signOf(check, pack)) : [null];
    return new KnownVerdicts(kept, true, signs.includes(null) ? null : signs.flatMap((sign) => sign ?? []));
  }

  /** The name by which the verdict of a value is known, null standing for a missing one. */
  nameOf(text: string | null): string | undefined {
    if (text === null) return missing;
    if (!this.#isNamed) return undefined;
    // Bytes that are no text would all be told alike.
    if (this.#signs === null) return text.includes('\ufffd') ? undefined : `=${text}`;
    if (!plain.test(text)) return undefined;
    const told = this.#signs.map((sign) => sign(text));
    return told.includes(undefined) ? undefined : `class ${told.join('')}`;
  }

  /** The verdict of a name. */
  of(name: string): Verdict | undefined {
    const place = Object.hasOwn(this.#kept.of, name) ? this.#kept.of[name] : undefined;
    return place === undefined ? undefined : this.#kept.verdicts[place];
  }

  /** Keeps a verdict under a name. */
  learn(name: string, verdict: Verdict): void {
    const { of, verdicts } = this.#kept;
    if (Object.hasOwn(of, name) || Object.keys(of).length >= mostNames) return;
    // Of a class nothing may be shown that is of one value.
    if (!name.startsWith('=') && verdict.shown.some(({ isSame, observed }) => !isSame && observed !== null)) return;
    const place = verdicts.indexOf(verdict);
    of[name] = place < 0 ? verdicts.push(verdict) - 1 : place;
  }
}

function signOf(check: Unit['rules'][number]['rule']['check'], { semanticTypes }: CountryPack): Sign | null {
  switch (check.kind) {
    case 'required':
      return check.missingWords?.length ? null : () => '.';
    case 'hygiene':
    case 'encoding':
      return () => '.';
    case 'format':
    case 'dictionary': {
      const type = semanticTypes.find(({ id }) => id === check.semanticType);
      // What else makes a value valid than its shape, SQL alone tells.
      return type && !type.valid ? (text) => (type.matches(text) ? '.' : 'x') : null;
    }
    case 'pattern':
      return patternSign(check.pattern);
    case 'length': {
      const { min = 0, max = Number.POSITIVE_INFINITY } = check;
      return (text) => {
        const length = [...text].length;
        return length < min ? '<' : length > max ? '>' : '.';
      };
    }
    case 'placeholder': {
      const words = new Set((check.values ?? fillers).map(folded));
      const digits = check.values ? null : new RegExp(filledDigits, 'u');
      // Which of its ways to be written make a word is the engine's to tell.
      return (text) => (words.has(folded(text)) || digits?.test(text) ? undefined : '.');
    }
    default:
      return null;
  }
}

/** An expression that is understood means the same here as in an engine, of texts that are written plainly. */
function patternSign(pattern: string): Sign | null {
  const matcher = Matcher.of(pattern);
  if (!matcher) return null;
  return (text) => {
    const isMatched = matcher.matches(text);
    return isMatched === undefined ? undefined : isMatched ? '.' : 'x';
  };
}

/** Letters without their case and marks: texts that an engine may take for the same in lower case are the same so. */
function folded(text: string): string {
  return text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
}
