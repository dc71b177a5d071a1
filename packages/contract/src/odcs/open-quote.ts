import { yaml } from './yaml.ts';

/** A line that begins an element: no quoted text goes over it, but one that nobody closed. */
const element = /\n[ \t]*(?:- +)?[A-Za-z][\w.-]*:(?:[ \t]|\r?\n)/;

/** Marks of the lexer itself, which the text does not hold. */
const marks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f', '\ufeff']);

/**
 * Where a quote opens that goes to the end of a text or over its next elements, up to where the parser stopped: it takes what follows for quoted, and stops at the next quote or at the
 * end. Null where none does.
 */
export function openQuoteBefore(text: string, stopped: number): number | null {
  let at = 0;
  for (const lexeme of new (yaml().Lexer)().lex(text)) {
    if (marks.has(lexeme) && text[at] !== lexeme) continue;
    const quote = lexeme[0] === '"' || lexeme[0] === "'" ? lexeme[0] : null;
    if (quote !== null && (lexeme.length === 1 || !lexeme.endsWith(quote) || element.test(lexeme))) return at <= stopped ? at : null;
    at += lexeme.length;
  }
  return null;
}
