import { EngineError } from './error.ts';

/** Perl classes mean ASCII in RE2 and Unicode in Joni: written out, they mean ASCII in both. */
const classes: Record<string, string> = { d: '0-9', w: '0-9A-Za-z_', s: '\\t\\n\\f\\r ' };

/**
 * Checks a regular expression for what only one engine understands (look-around, back references).
 * @throws EngineError `SQL_BAD_PATTERN`
 */
export function checkPattern(pattern: string): string {
  const plain = pattern.replaceAll(/\\[^1-9]/gs, '');
  if (/\(\?(?:[=!>]|<[=!])/.test(plain)) throw new EngineError('SQL_BAD_PATTERN', 'A regular expression must not look around (?= ?! ?<= ?<!)');
  if (/\\[1-9]/.test(plain)) throw new EngineError('SQL_BAD_PATTERN', 'A regular expression must not refer back to a group (\\1)');
  return pattern;
}

/** The same regular expression for Joni: `$` is the very end of the text and not before a last line break, `\d \w \s` are ASCII. */
export function joniPattern(pattern: string): string {
  let inClass = false;
  return checkPattern(pattern).replaceAll(/\\.|[[\]$]/gs, (token) => {
    if (token === '$') return inClass ? token : '\\z';
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    const letter = token[1]?.toLowerCase() ?? '';
    const members = token.startsWith('\\') ? classes[letter] : undefined;
    if (members === undefined) return token;
    return inClass && token[1] === letter ? members : `[${token[1] === letter ? '' : '^'}${members}]`;
  });
}

/** A piece of a replacement: text, or the number of a group. */
export type ReplacementPart = string | number;

/** Reads a replacement: `$0` to `$9` are groups, `$$` is a dollar sign, all else is itself. */
export function replacementParts(replacement: string): ReplacementPart[] {
  return replacement
    .split(/(\$[0-9$])/)
    .filter((part) => part !== '')
    .map((part) => (part === '$$' ? '$' : /^\$[0-9]$/.test(part) ? Number(part[1]) : part));
}
