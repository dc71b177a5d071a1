import { readFileSync } from 'node:fs';
import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import type { ContractProblem } from './problem.ts';

/** A breach of the schema, in words. */
export interface Breach {
  path: string;
  /** The member of the value at `path` that is too much. */
  key?: string;
  message: string;
  expected?: string;
  kind: NonNullable<ContractProblem['breach']>;
}

/** Breaches that are looked at: of more, the rest is told once these are mended. */
const mostErrors = 1_000;

let compiled: ValidateFunction | undefined;

/** Holds a document against the schema of ODCS 3.1.0. @returns every breach, the outermost first; none: it is valid. */
export function validate(document: unknown): Breach[] {
  compiled ??= new Ajv2019({ allErrors: true, strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(new URL('../../data/odcs-v3.1.0.schema.json', import.meta.url), 'utf8')),
  );
  if (compiled(document)) return [];
  const errors = (compiled.errors ?? []).slice(0, mostErrors);
  const telling = errors.filter((error) => !isConsequence(error, errors));
  const breaches = (telling.length > 0 ? telling : errors).map(inWords);
  return [...new Map(breaches.map((breach) => [`${breach.path} ${breach.key} ${breach.message}`, breach])).values()];
}

const composed = ['if', 'oneOf', 'anyOf', 'allOf', 'not', '$ref'];

/** A composed keyword fails because something within it does; a member is not evaluated because its schema failed. Then that something is what to say. */
function isConsequence(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  const deeper = all.some(
    (other) =>
      other !== error &&
      !composed.includes(other.keyword) &&
      other.instancePath.startsWith(error.instancePath) &&
      other.keyword !== 'unevaluatedProperties',
  );
  if (composed.includes(error.keyword)) return deeper;
  if (error.keyword !== 'unevaluatedProperties') return false;
  const member = `${error.instancePath}/${error.params.unevaluatedProperty}`;
  return all.some(
    (other) =>
      other !== error &&
      other.keyword !== 'unevaluatedProperties' &&
      (other.instancePath.startsWith(member) || other.instancePath === error.instancePath),
  );
}

function inWords(error: ErrorObject): Breach {
  const path = error.instancePath;
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      return { path, kind: 'missing', message: `The field ${params.missingProperty} is missing`, expected: params.missingProperty };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key: string = params.additionalProperty ?? params.unevaluatedProperty;
      return { path, key, kind: 'unknown', message: `The field ${key} is not known here` };
    }
    case 'enum':
      return { path, kind: 'choice', message: 'The value is not one of those allowed', expected: params.allowedValues.join(', ') };
    case 'type':
      return { path, kind: 'type', message: `The value is not of the type ${params.type}`, expected: String(params.type) };
    case 'pattern':
      return { path, kind: 'form', message: 'The value is not of the form that is asked', expected: params.pattern };
    case 'oneOf':
      return { path, kind: 'other', message: 'The value is of none, or of more than one, of the forms that are allowed' };
    default:
      return { path, kind: 'other', message: `The value breaks the schema: ${error.message ?? error.keyword}` };
  }
}
