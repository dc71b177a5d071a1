import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from './facts.schema.json' with { type: 'json' };
import type { RunFacts } from './run-facts.ts';

const validate = new Ajv2020({ allowUnionTypes: true }).compile<RunFacts>(schema);

/** Is it what a run wrote into `facts.json`? History may have been edited, cut off, or written by another version. */
export function isRunFacts(value: unknown): value is RunFacts {
  return validate(value);
}
