import type { Alias, Document, Node } from 'yaml';
import type { Fault } from '../problems/fault.ts';
import type { ContractProblemCode } from '../problems/problem.ts';
import { pointerTo } from './locate.ts';
import { yaml } from './yaml.ts';

const mostDepth = 100;
const mostAliases = 100;
/** Keys, values and lists, aliases written out; a contract of 2,000 columns with ten rules each has as many. */
const mostNodes = 500_000;

/** What makes a document harmful, and where. */
export class Harm extends Error {
  readonly code: ContractProblemCode;
  readonly fault: Fault;
  readonly path: string;
  /** Place in the text. */
  readonly offset: number;

  constructor(code: ContractProblemCode, fault: Fault, path: string, offset: number) {
    super(fault.id);
    this.code = code;
    this.fault = fault;
    this.path = path;
    this.offset = offset;
  }
}

/** Aliases that stand for too much, nesting without end, elements without end: the first place where it is too much; null where the document is harmless. */
export function harmOf(document: Document.Parsed): Harm | null {
  try {
    new Walk().sizeOf(document.contents, '', 0);
    return null;
  } catch (error) {
    if (error instanceof Harm) return error;
    throw error;
  }
}

/** Goes through a document in the order of its text. */
class Walk {
  /** Elements of what anchors name, as far as the walk has come; null while it is still within. */
  readonly #anchors = new Map<string, number | null>();
  readonly #yaml = yaml();
  #aliases = 0;
  #elements = 0;

  /** Elements of a node with its aliases written out. @throws Harm */
  sizeOf(node: unknown, path: string, depth: number): number {
    const { isAlias, isNode } = this.#yaml;
    if (!isNode(node)) return 0;
    if (depth > mostDepth) throw harm('CONTRACT_NOT_YAML', { id: 'deeper-than', facts: { most: mostDepth } }, path, node);
    if (isAlias(node)) return this.#count(this.#sizeOfAlias(node, path), path, node);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, null);
    const size = this.#count(1, path, node) + this.#sizeWithin(node, path, depth + 1);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, size);
    return size;
  }

  #sizeWithin(node: Node, path: string, depth: number): number {
    const { isMap, isScalar, isSeq } = this.#yaml;
    let size = 0;
    if (isSeq(node)) for (const [place, item] of node.items.entries()) size += this.sizeOf(item, pointerTo(path, place), depth);
    if (isMap(node))
      for (const { key, value } of node.items)
        size += this.sizeOf(key, path, depth) + this.sizeOf(value, isScalar(key) ? pointerTo(path, String(key.value)) : path, depth);
    return size;
  }

  #sizeOfAlias(alias: Alias, path: string): number {
    this.#aliases += 1;
    if (this.#aliases > mostAliases) throw harm('CONTRACT_NOT_YAML', { id: 'too-many-aliases', facts: { most: mostAliases } }, path, alias);
    const size = this.#anchors.get(alias.source);
    if (size === undefined) throw harm('CONTRACT_NOT_YAML', { id: 'unknown-alias', facts: { alias: alias.source } }, path, alias);
    if (size === null) throw harm('CONTRACT_NOT_YAML', { id: 'alias-in-itself' }, path, alias);
    return size;
  }

  #count(elements: number, path: string, node: Node): number {
    this.#elements += elements;
    if (this.#elements > mostNodes) throw harm('CONTRACT_TOO_LARGE', { id: 'too-many-elements', facts: { most: mostNodes } }, path, node);
    return elements;
  }
}

function harm(code: ContractProblemCode, fault: Fault, path: string, node: Node): Harm {
  return new Harm(code, fault, path, node.range?.[0] ?? 0);
}
