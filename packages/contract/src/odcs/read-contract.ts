import type { Fault, FaultId } from '../problems/fault.ts';
import { type ContractProblem, type ContractProblemCode, problemOf } from '../problems/problem.ts';
import { harmOf } from './harm.ts';
import { Locator, pointerTo } from './locate.ts';
import { openQuoteBefore } from './open-quote.ts';
import { withoutBreaches } from './set-aside.ts';
import { deepestAt, placeInText, tooDeepAt } from './too-deep.ts';
import type { Contract } from './types.ts';
import { validate } from './validate.ts';
import { yaml } from './yaml.ts';

/** Characters of a contract; the largest known register, written out, has a third. */
const mostCharacters = 3_000_000;

export interface ReadContract {
  /** Null where it is no contract; without what breaks the schema, which `problems` tell, where the rest can be taken. */
  contract: Contract | null;
  problems: ContractProblem[];
  /** Where an element of `contract` stands, for problems that are found later. `path`: what leads there in the text, where other elements were set aside. */
  locate: (pointer: string, key?: string) => { line: number; column: number; path?: string };
}

/** What the parser says for programmers, as those who write contracts know it. */
const wrongYaml: Partial<Record<string, FaultId>> = { DUPLICATE_KEY: 'key-twice', MULTIPLE_DOCS: 'second-document' };

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
  const refuse = (code: ContractProblemCode, fault: Fault, place: Place): ReadContract => ({
    contract: null,
    problems: [problemOf(code, fault, { file, ...place })],
    locate: () => ({ line: 0, column: 0 }),
  });
  if (text.length > mostCharacters)
    return refuse(
      'CONTRACT_TOO_LARGE',
      { id: 'too-long', facts: { characters: text.length, most: mostCharacters } },
      {
        path: '',
        ...placeInText(text, mostCharacters),
      },
    );
  const tooDeep = (offset: number): ReadContract =>
    refuse('CONTRACT_NOT_YAML', { id: 'too-deep' }, { path: pathBefore(text, offset), ...placeInText(text, offset) });
  const deep = tooDeepAt(text);
  if (deep !== null) return tooDeep(deep);
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, merge: true });
    const locator = new Locator(document, lines);
    const [error] = document.errors;
    if (error) {
      if (error.message.includes('call stack')) return tooDeep(deepestAt(text));
      const quote = openQuoteBefore(text, error.pos[0]);
      if (quote !== null)
        return refuse(
          'CONTRACT_NOT_YAML',
          { id: 'open-quote' },
          {
            path: pathBefore(text, quote),
            ...locator.lineOf(quote),
          },
        );
      const place = { path: locator.pathAt(error.pos[0]), ...locator.lineOf(error.pos[0]) };
      const known = wrongYaml[error.code];
      return refuse('CONTRACT_NOT_YAML', known ? { id: known } : { id: 'not-yaml', facts: { detail: firstLine(error) } }, place);
    }
    const harm = harmOf(document);
    if (harm) return refuse(harm.code, harm.fault, { path: harm.path, ...locator.lineOf(harm.offset) });
    // How often aliases unfold was counted above.
    return check(document.toJS({ maxAliasCount: -1 }), file, (pointer, key) => locator.at(pointer, key));
  } catch (error) {
    // The parser recurses: blocks without end end here.
    if (error instanceof RangeError) return tooDeep(deepestAt(text));
    return refuse('CONTRACT_NOT_YAML', { id: 'unreadable', facts: { detail: firstLine(error) } }, { path: '', line: 1, column: 1 });
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** More of a text is not parsed only to say where in it something stands. */
const mostParsed = 200_000;

function pathBefore(text: string, offset: number): string {
  if (offset === 0 || offset > mostParsed) return '';
  const { LineCounter, parseDocument } = yaml();
  const [lines, before] = [new LineCounter(), text.slice(0, offset)];
  try {
    return new Locator(parseDocument(before, { lineCounter: lines, stringKeys: true, merge: true }), lines).pathAt(offset);
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

/** What a contract by the Data Contract Specification names itself by; tools turn it into ODCS. */
const otherStandard = 'dataContractSpecification';

const isOfOtherStandard = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && otherStandard in value && !('apiVersion' in value);

function check(value: unknown, file: string, locate: ReadContract['locate']): ReadContract {
  if (isOfOtherStandard(value)) {
    const place = { file, path: `/${otherStandard}`, ...locate('', otherStandard) };
    return { contract: null, problems: [problemOf('CONTRACT_INVALID', { id: 'other-standard' }, place)], locate };
  }
  const found = validate(value);
  if (found.length === 0) return { contract: value as Contract, problems: [], locate };
  const sound = withoutBreaches(value, found);
  const code = sound ? 'CONTRACT_PART_INVALID' : 'CONTRACT_INVALID';
  const problems = (sound?.breaches ?? found).map(({ path, key, kind, fault }) => {
    const place = { file, path: key === undefined ? path : pointerTo(path, key), ...locate(path, key) };
    return { ...problemOf(code, fault, place), breach: kind };
  });
  if (!sound) return { contract: null, problems, locate };
  const located: ReadContract['locate'] = (pointer, key) => {
    const path = sound.written(pointer);
    return { ...locate(path, key), ...(path !== pointer && { path }) };
  };
  return { contract: sound.document as Contract, problems, locate: located };
}
