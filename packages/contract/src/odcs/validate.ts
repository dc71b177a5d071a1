import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2019.js';
import type { Fault } from '../problems/fault.ts';
import type { ContractProblem } from '../problems/problem.ts';
import { toldOnce } from './told-once.ts';

/** A breach of the schema. */
export interface Breach {
  path: string;
  /** The member of the value at `path` that is too much. */
  key?: string;
  fault: Fault;
  kind: NonNullable<ContractProblem['breach']>;
}

/** Breaches that are looked at: of more, the rest is told once these are mended. */
const mostErrors = 1_000;

let compiled: ValidateFunction | undefined;

/** Holds a document against the schema of ODCS 3.1.0. @returns every breach, the outermost first; none: it is valid. */
export function validate(document: unknown): Breach[] {
  compiled ??= compile();
  const errors = errorsOf(document, compiled);
  const isConsequence = consequencesAmong(errors);
  const telling = errors.filter((error) => !isConsequence(error));
  const breaches = toldOnce(document, (telling.length > 0 ? telling : errors).map(breachOf));
  return [...new Map(breaches.map((breach) => [`${breach.path} ${breach.key} ${JSON.stringify(breach.fault)}`, breach])).values()];
}

/** The validator is loaded where there is a contract: a survey without one starts a twentieth of a second sooner. */
function compile(): ValidateFunction {
  const { Ajv2019 } = createRequire(import.meta.url)('ajv/dist/2019.js') as typeof import('ajv/dist/2019.js');
  const schema = JSON.parse(readFileSync(new URL('../../data/odcs-v3.1.0.schema.json', import.meta.url), 'utf8'));
  return new Ajv2019({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
}

/** Items of a list that are looked at first. */
const firstItems = 250;

/**
 * The first breaches. Of long lists the first items are held against the schema before the others: where thousands are wrong the validator would gather several errors for
 * each of them, and only the first are told.
 */
function errorsOf(document: unknown, validator: ValidateFunction): ErrorObject[] {
  for (let items = firstItems; ; items *= 4) {
    const { part, whole } = withFirstItems(document, items);
    if (validator(part)) {
      if (whole) return [];
      continue;
    }
    const errors = validator.errors ?? [];
    if (whole || errors.length >= mostErrors) return errors.slice(0, mostErrors);
  }
}

/** The same value with no more than the first items of each list. `whole`: none had more. */
function withFirstItems(value: unknown, items: number): { part: unknown; whole: boolean } {
  let whole = true;
  const cut = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    if (!Array.isArray(one)) return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, cut(member)]));
    if (one.length > items) whole = false;
    return one.slice(0, items).map(cut);
  };
  const part = cut(value);
  return { part: whole ? value : part, whole };
}

const composed = ['if', 'oneOf', 'anyOf', 'allOf', 'not', '$ref'];

/**
 * A composed keyword fails because something within it does; a member is not evaluated because its schema failed. Then that something is what to say.
 * @returns whether an error is only such a consequence of others.
 */
function consequencesAmong(all: readonly ErrorObject[]): (error: ErrorObject) => boolean {
  const evaluated = all.filter(({ keyword }) => keyword !== 'unevaluatedProperties');
  const simple = withAncestors(evaluated.filter(({ keyword }) => !composed.includes(keyword)));
  const within = withAncestors(evaluated);
  const exactly = new Set(evaluated.map(({ instancePath }) => instancePath));
  return ({ keyword, instancePath, params }) => {
    if (composed.includes(keyword)) return simple.has(instancePath);
    return keyword === 'unevaluatedProperties' && (within.has(`${instancePath}/${params.unevaluatedProperty}`) || exactly.has(instancePath));
  };
}

/** The paths of errors and of all that contains them. */
function withAncestors(errors: readonly ErrorObject[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { instancePath } of errors)
    for (let path = instancePath; !paths.has(path); path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) paths.add(path);
  return paths;
}

function breachOf(error: ErrorObject): Breach {
  const path = error.instancePath;
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      return { path, kind: 'missing', fault: { id: 'field-missing', facts: { field: params.missingProperty } } };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key: string = params.additionalProperty ?? params.unevaluatedProperty;
      return { path, key, kind: 'unknown', fault: { id: 'field-unknown', facts: { field: key } } };
    }
    case 'enum':
      return { path, kind: 'choice', fault: { id: 'value-not-allowed', facts: { allowed: params.allowedValues.join(', ') } } };
    case 'type':
      return { path, kind: 'type', fault: { id: 'value-of-type', facts: { type: String(params.type) } } };
    case 'pattern':
      return { path, kind: 'form', fault: { id: 'value-of-form', facts: { form: params.pattern } } };
    case 'oneOf':
      return { path, kind: 'other', fault: { id: 'value-of-no-form' } };
    default:
      return { path, kind: 'other', fault: { id: 'breaks-schema', facts: { detail: error.message ?? error.keyword } } };
  }
}
