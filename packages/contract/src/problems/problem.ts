import { type Fault, inWords } from './fault.ts';

export type ContractProblemCode =
  /** Not YAML, or YAML that does harm: aliases without end, nesting without end. */
  | 'CONTRACT_NOT_YAML'
  | 'CONTRACT_TOO_LARGE'
  /** Against the schema of ODCS, so that nothing of it can be taken. */
  | 'CONTRACT_INVALID'
  /** Against the schema of ODCS, or with itself, in one element; the rest of the contract holds. */
  | 'CONTRACT_PART_INVALID'
  /** Right by ODCS, but nothing here can run it; the rest of the contract holds. */
  | 'CONTRACT_RULE_NOT_SUPPORTED'
  /** Names a table, column or element that is not there. */
  | 'CONTRACT_UNKNOWN_ELEMENT';

/** Something wrong with a contract, and where. `message` and `expected` are its fault in English. */
export interface ContractProblem {
  code: ContractProblemCode;
  fault: Fault;
  message: string;
  file: string;
  /** JSON pointer into the document: `/schema/0/properties/3/logicalType`; empty where it is the document as a whole. */
  path: string;
  /** Counted from 1, as is the column; 0 where only the compiled contract is known, not its text. */
  line: number;
  column: number;
  /** What should stand there, where that can be said. */
  expected?: string;
  /** What kind of breach of the schema it is, for those who tell it in their own words. */
  breach?: 'missing' | 'unknown' | 'choice' | 'type' | 'form' | 'other';
}

/** A problem of a fault, in English words. */
export function problemOf(
  code: ContractProblemCode,
  fault: Fault,
  place: Pick<ContractProblem, 'file' | 'path' | 'line' | 'column'>,
): ContractProblem {
  const { happened, expected } = inWords(fault, 'en');
  return { code, fault, message: happened, ...place, ...(expected !== undefined && { expected }) };
}
