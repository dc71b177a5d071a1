import { LineCounter, parseDocument } from 'yaml';
import { harmOf } from './harm.ts';
import { Locator } from './locate.ts';
import { openQuoteBefore } from './open-quote.ts';
import type { ContractProblem, ContractProblemCode } from './problem.ts';
import { deepestAt, placeInText, tooDeepAt } from './too-deep.ts';
import type { Contract } from './types.ts';
import { validate } from './validate.ts';

/** Characters of a contract; the largest known register, written out, has a third. */
const mostCharacters = 3_000_000;

export interface ReadContract {
  /** Null where the document breaks the schema. */
  contract: Contract | null;
  problems: ContractProblem[];
  /** Where an element stands, for problems that are found later. */
  locate: (pointer: string, key?: string) => { line: number; column: number };
}

/** What the parser says for programmers, as those who write contracts know it. */
const wrongYaml: Partial<Record<string, string>> = {
  DUPLICATE_KEY: 'the key stands twice',
  MULTIPLE_DOCS: 'a second document begins after ---; a contract is one',
};

interface Place {
  path: string;
  line: number;
  column: number;
}

/**
 * Reads a data contract (ODCS 3.1.0, YAML or JSON). Never throws on bad input: each problem says the line, the path and what was expected.
 * @param file its name, for the problems alone.
 */
export function readContract(text: string, file: string): ReadContract {
  const refuse = (code: ContractProblemCode, message: string, place: Place): ReadContract => ({
    contract: null,
    problems: [{ code, message, file, ...place }],
    locate: () => ({ line: 0, column: 0 }),
  });
  if (text.length > mostCharacters)
    return refuse('CONTRACT_TOO_LARGE', `The contract has ${text.length} characters; ${mostCharacters} are allowed`, {
      path: '',
      ...placeInText(text, mostCharacters),
    });
  const tooDeep = (offset: number): ReadContract =>
    refuse('CONTRACT_NOT_YAML', 'The contract is nested too deep', { path: pathBefore(text, offset), ...placeInText(text, offset) });
  const deep = tooDeepAt(text);
  if (deep !== null) return tooDeep(deep);
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const locator = new Locator(document, lines);
    const [error] = document.errors;
    if (error) {
      if (error.message.includes('call stack')) return tooDeep(deepestAt(text));
      const quote = openQuoteBefore(text, error.pos[0]);
      if (quote !== null)
        return refuse('CONTRACT_NOT_YAML', 'The contract is not YAML: the quote that opens here is not closed', {
          path: pathBefore(text, quote),
          ...locator.lineOf(quote),
        });
      const place = { path: locator.pathAt(error.pos[0]), ...locator.lineOf(error.pos[0]) };
      return refuse('CONTRACT_NOT_YAML', `The contract is not YAML: ${wrongYaml[error.code] ?? error.message.split('\n')[0]}`, place);
    }
    const harm = harmOf(document);
    if (harm) return refuse(harm.code, harm.message, { path: harm.path, ...locator.lineOf(harm.offset) });
    // How often aliases unfold was counted above.
    return check(document.toJS({ maxAliasCount: -1 }), file, (pointer, key) => locator.at(pointer, key));
  } catch (error) {
    // The parser recurses: blocks without end end here.
    if (error instanceof RangeError) return tooDeep(deepestAt(text));
    const message = `The contract cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
    return refuse('CONTRACT_NOT_YAML', message, { path: '', line: 1, column: 1 });
  }
}

/** More of a text is not parsed only to say where in it something stands. */
const mostParsed = 200_000;

function pathBefore(text: string, offset: number): string {
  if (offset === 0 || offset > mostParsed) return '';
  const [lines, before] = [new LineCounter(), text.slice(0, offset)];
  try {
    return new Locator(parseDocument(before, { lineCounter: lines, stringKeys: true }), lines).pathAt(offset);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

function check(value: unknown, file: string, locate: ReadContract['locate']): ReadContract {
  const breaches = validate(value);
  const problems = breaches.map(({ path, key, kind, message, expected }) => ({
    code: 'CONTRACT_INVALID' as const,
    message,
    file,
    path: key === undefined ? path : `${path}/${key}`,
    ...locate(path, key),
    breach: kind,
    ...(expected !== undefined && { expected }),
  }));
  return { contract: problems.length === 0 ? (value as Contract) : null, problems, locate };
}
