import { type Document, isAlias, isCollection, LineCounter, parseDocument, visit } from 'yaml';
import { Locator } from './locate.ts';
import type { ContractProblem, ContractProblemCode } from './problem.ts';
import type { Contract } from './types.ts';
import { validate } from './validate.ts';

/** Characters of a contract; the largest known register, written out, has a third. */
const mostCharacters = 3_000_000;
const mostDepth = 100;
const mostAliases = 100;
/** Keys, values and lists; a contract of 2,000 columns with ten rules each has as many. */
const mostNodes = 500_000;

/** Brackets (with a key between them or none) or dashes one within the other: refused before the parser recurses into them. */
const opensTooDeep = /(?:[[{]\s{0,9}(?:[\w"']{1,40}\s{0,9}:\s{0,9})?){200}|(?:- {1,9}){200}/;

export interface ReadContract {
  /** Null where the document breaks the schema. */
  contract: Contract | null;
  problems: ContractProblem[];
  /** Where an element stands, for problems that are found later. */
  locate: (pointer: string, key?: string) => { line: number; column: number };
}

/**
 * Reads a data contract (ODCS 3.1.0, YAML or JSON). Never throws on bad input: each problem says the line, the path and what was expected.
 * @param file its name, for the problems alone.
 */
export function readContract(text: string, file: string): ReadContract {
  const nowhere = (): { line: number; column: number } => ({ line: 0, column: 0 });
  const refuse = (code: ContractProblemCode, message: string, at = nowhere()): ReadContract => ({
    contract: null,
    problems: [{ code, message, file, path: '', ...at }],
    locate: nowhere,
  });
  if (text.length > mostCharacters) return refuse('CONTRACT_TOO_LARGE', `The contract has ${text.length} characters; ${mostCharacters} are allowed`);
  if (opensTooDeep.test(text)) return refuse('CONTRACT_NOT_YAML', 'The contract is nested too deep');
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const [error] = document.errors;
    if (error) {
      if (error.message.includes('call stack')) return refuse('CONTRACT_NOT_YAML', 'The contract is nested too deep');
      const { line, col } = lines.linePos(error.pos[0]);
      return refuse('CONTRACT_NOT_YAML', `The contract is not YAML: ${error.message.split('\n')[0]}`, { line, column: col });
    }
    const harm = harmful(document);
    if (harm) return refuse(harm.code, harm.message);
    const locator = new Locator(document, lines);
    return check(document.toJS({ maxAliasCount: mostAliases }), file, (pointer, key) => locator.at(pointer, key));
  } catch (error) {
    // The parser recurses: nesting without end ends here, as does an alias that unfolds without end.
    if (error instanceof RangeError) return refuse('CONTRACT_NOT_YAML', 'The contract is nested too deep');
    return refuse('CONTRACT_NOT_YAML', `The contract cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
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

function harmful(document: Document.Parsed): { code: ContractProblemCode; message: string } | null {
  let [aliases, elements, cyclic] = [0, 0, false];
  visit(document, {
    Node: (_key, node, path) => {
      elements += 1;
      if (path.length > 2 * mostDepth) cyclic = true;
      if (!isAlias(node)) return undefined;
      aliases += 1;
      const target = node.resolve(document);
      if (target === undefined || path.some((above) => above === target)) cyclic = true;
      return isCollection(target) && cyclic ? visit.BREAK : undefined;
    },
  });
  if (cyclic) return { code: 'CONTRACT_NOT_YAML', message: 'The contract holds an alias to what contains it, or is nested too deep' };
  if (aliases > mostAliases) return { code: 'CONTRACT_NOT_YAML', message: `The contract uses ${aliases} aliases; ${mostAliases} are allowed` };
  if (elements > mostNodes) return { code: 'CONTRACT_TOO_LARGE', message: `The contract has ${elements} elements` };
  return null;
}
