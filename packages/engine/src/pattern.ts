import { EngineError } from './error.ts';

/** Perl classes mean ASCII in RE2 and Unicode in Joni, and POSIX classes are unknown to Joni: written out, all mean the same. */
const classes: Readonly<Record<string, string>> = {
  '\\d': '0-9',
  '\\w': '0-9A-Za-z_',
  '\\s': '\\t\\n\\f\\r ',
  '[:alnum:]': '0-9A-Za-z',
  '[:alpha:]': 'A-Za-z',
  '[:blank:]': '\\t ',
  '[:digit:]': '0-9',
  '[:lower:]': 'a-z',
  '[:punct:]': '!-\\/:-@\\[-`{-~',
  '[:space:]': '\\t-\\r ',
  '[:upper:]': 'A-Z',
  '[:word:]': '0-9A-Za-z_',
  '[:xdigit:]': '0-9A-Fa-f',
};

const token = /\\.|\[:\^?[a-z]+:\]|\[\^?\]?|\]|\(\?(?:<?[=!]|>)?|[^\\[\](]|\(/gs;

/** The parts of a regular expression, each with whether it stands inside `[...]`. */
function* tokens(pattern: string): Generator<{ text: string; inClass: boolean }> {
  let inClass = false;
  for (const [text] of pattern.matchAll(token)) {
    const opens = !inClass && text.startsWith('[') && !text.startsWith('[:');
    if (opens) inClass = true;
    yield { text, inClass: inClass && !opens && text !== ']' };
    if (!opens && text === ']') inClass = false;
  }
}

/** Regular expressions that were checked: most are written into many statements. */
const checked = new Set<string>();
const mostChecked = 10_000;

/**
 * Checks a regular expression for what only one engine understands.
 * @throws EngineError `SQL_BAD_PATTERN` for look-around, atomic groups and back references.
 */
export function checkPattern(pattern: string): string {
  if (checked.has(pattern)) return pattern;
  for (const { text, inClass } of tokens(pattern)) {
    if (!inClass && /^\(\?(?:<?[=!]|>)$/.test(text))
      throw new EngineError('SQL_BAD_PATTERN', `A regular expression must not look around: ${text}`, { remedy: 'Write two rules, or a rule in SQL' });
    if (/^\\[1-9]$/.test(text)) throw new EngineError('SQL_BAD_PATTERN', `A regular expression must not refer back to a group: ${text}`);
  }
  if (checked.size >= mostChecked) checked.clear();
  checked.add(pattern);
  return pattern;
}

/** The same regular expression for Joni: `$` is the very end of the text and not before a last line break, classes are ASCII. */
export function joniPattern(pattern: string): string {
  return [...tokens(checkPattern(pattern))].map(({ text, inClass }) => joniToken(text, inClass)).join('');
}

function joniToken(text: string, inClass: boolean): string {
  if (text === '$' && !inClass) return '\\z';
  const negated = /^\\[DSW]$/.test(text) || text.startsWith('[:^');
  const members = classes[negated ? text.toLowerCase().replace('[:^', '[:') : text];
  if (members === undefined) return text;
  return inClass && !negated ? members : `[${negated ? '^' : ''}${members}]`;
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
