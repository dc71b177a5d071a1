import { type Criterion, criteria } from '@sogoc/contract';
import { catalogues } from '../messages/index.ts';
import type { SurveyResult } from '../model.ts';
import { about, type Term, text, typed, urn } from './turtle.ts';

const prefixes = {
  dqv: 'http://www.w3.org/ns/dqv#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

type Score = readonly [Criterion, number | null];

/**
 * The scores of a survey as `quality.ttl`: Data Quality Vocabulary (W3C Working Group Note, 2016) in Turtle. Each criterion is a dimension with one metric
 * (0..100); each database and each table a `dcat:Dataset` with a measurement for every criterion that was measured, and none for the others.
 */
export function qualityInTurtle({ catalog, scorecard, run }: SurveyResult): string {
  const head = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  const datasets = scorecard.databases.flatMap((database) => {
    const { owner = null, asOf = null } = catalog.databases.find(({ name }) => name === database.name) ?? {};
    const scores = criteria.map((criterion): Score => [criterion, database.criteria[criterion].score]);
    const facts: Property[] = [
      ['dcterms:publisher', owner === null ? [] : [`[ a foaf:Agent ; foaf:name ${text(owner)} ]`]],
      ['dcterms:modified', asOf !== null && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? [typed(asOf, 'date')] : []],
    ];
    const tables = database.tables.map(({ table, criteria: own }) =>
      dataset([database.name, table], Object.entries(own) as Score[], [['dcterms:isPartOf', [urn('dataset', database.name)]]], run.finishedAt),
    );
    return [dataset([database.name], scores, facts, run.finishedAt), ...tables];
  });
  return [head.join(''), ...criteria.map(dimension), ...datasets].join('\n');
}

type Property = readonly [string, readonly Term[]];

function dimension(criterion: Criterion): string {
  const terms = Object.entries(catalogues).map(([language, { criteria: named }]) => ({ language, ...named[criterion] }));
  return [
    about(urn('dimension', criterion), 'dqv:Dimension', [
      ['skos:prefLabel', terms.map(({ name, language }) => text(name, language))],
      ['skos:definition', terms.map(({ meaning, language }) => text(meaning, language))],
    ]),
    about(urn('metric', criterion), 'dqv:Metric', [
      ['skos:definition', [text('Score from 0 to 100: 100 × (1 − failing / checked), weighed over rules', 'en')]],
      ['dqv:expectedDataType', ['xsd:decimal']],
      ['dqv:inDimension', [urn('dimension', criterion)]],
    ]),
  ].join('\n');
}

function dataset(path: readonly string[], scores: readonly Score[], facts: readonly Property[], measuredAt: string): string {
  const subject = urn('dataset', ...path);
  const measured = scores.flatMap(([criterion, score]) => (score === null ? [] : [{ criterion, score, id: urn('measurement', criterion, ...path) }]));
  return [
    about(subject, 'dcat:Dataset', [
      ['dcterms:title', [text(path.at(-1) ?? '')]],
      ...facts,
      ['dqv:hasQualityMeasurement', measured.map(({ id }) => id)],
    ]),
    ...measured.map(({ criterion, score, id }) =>
      about(id, 'dqv:QualityMeasurement', [
        ['dqv:computedOn', [subject]],
        ['dqv:isMeasurementOf', [urn('metric', criterion)]],
        ['dqv:value', [typed(String(score), 'decimal')]],
        ['prov:generatedAtTime', [typed(measuredAt, 'dateTime')]],
      ]),
    ),
  ].join('\n');
}
