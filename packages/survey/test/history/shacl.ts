import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';

const shapes = new Store(new Parser().parse(readFileSync(join(import.meta.dirname, 'dqv-shapes.ttl'), 'utf8')));

/** What the shapes of the Data Quality Vocabulary find wrong in a text in Turtle: node, path and constraint. */
export async function breachesOfShapes(turtle: string): Promise<string[]> {
  const report = await new Validator(shapes).validate(new Store(new Parser().parse(turtle)));
  const last = (iri: string | undefined): string => iri?.split(/[#/]/).at(-1) ?? '';
  return report.results.map(({ focusNode, path, sourceConstraintComponent }) =>
    [focusNode?.value, last(path?.value), last(sourceConstraintComponent?.value)].join(' '),
  );
}
