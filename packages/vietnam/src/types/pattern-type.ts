import type { Dialect, Sql } from '@sogoc/engine';
import type { SemanticType } from '@sogoc/profile';
import { once } from '../data.ts';
import { lower } from '../text/fold.ts';
import { lowerLongSql } from '../text/fold-sql.ts';

export interface PatternSpec extends Omit<SemanticType, 'shape' | 'matches' | 'surely'> {
  /** What the whole value looks like, in the syntax that RE2, Joni and JavaScript share; made when it is first needed, where it is told by a function. */
  pattern: string | (() => string);
  /** Whether letter case and normal form do not matter: the pattern is then in lower case and NFC. */
  anyCase?: boolean;
  /** Where `valid` asks for more than the pattern, or some values are outdated: what values look like that are surely valid, and not outdated. */
  surely?: () => string;
}

/** A semantic type whose shape is one regular expression, for SQL and JavaScript alike. */
export function patternType({ pattern, anyCase = false, surely, ...rest }: PatternSpec): SemanticType {
  const whole = once(() => `^(?:${typeof pattern === 'string' ? pattern : pattern()})$`);
  const expression = once(() => new RegExp(whole(), 'u'));
  const isAll = !rest.valid && !rest.outdated;
  return {
    ...rest,
    ...((surely || isAll) && { surely: () => ({ expression: surely ? `^(?:${surely()})$` : whole(), anyCase }) }),
    shape: (value: Sql, dialect: Dialect) => dialect.regexMatches(anyCase ? lowerLongSql(value, dialect) : value, whole()),
    matches: (value) => expression().test(anyCase ? lower(value) : value),
  };
}
