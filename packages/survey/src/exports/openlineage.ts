import { createHash } from 'node:crypto';
import { criteria } from '@sogoc/contract';
import type { RuleResult } from '@sogoc/quality';
import type { Catalog, SurveyResult } from '../model.ts';
import { type Assertion, assertionOf } from './assertion.ts';
import { type ColumnMetrics, columnMetrics } from './column-metrics.ts';

const spec = 'https://openlineage.io/spec';

interface Facet {
  _producer: string;
  _schemaURL: string;
}

interface InputDataset {
  namespace: string;
  name: string;
  facets: { schema: Facet & { fields: { name: string; type: string }[] } };
  inputFacets: {
    dataQualityMetrics: Facet & { rowCount: number; columnMetrics: Record<string, ColumnMetrics> };
    dataQualityAssertions: Facet & { assertions: Assertion[] };
  };
}

/** `openlineage.json`. */
export interface OpenLineageEvent {
  eventType: 'COMPLETE';
  eventTime: string;
  producer: string;
  schemaURL: string;
  run: { runId: string };
  job: { namespace: string; name: string };
  inputs: InputDataset[];
}

/**
 * A survey as a run event of OpenLineage 2-0-2: each table that was read is an input with its schema, the counts of its columns and, as assertions, the
 * rules that were measured. The namespace of a table is `sogoc://<database>`.
 */
export function openLineageEvent({ catalog, scorecard, run }: SurveyResult): OpenLineageEvent {
  const producer = `urn:sogoc:survey:${run.versions.sogoc}`;
  const scores = new Map(scorecard.databases.map((database) => [database.name, database]));
  const rulesOf = (database: string): RuleResult[] => criteria.flatMap((criterion) => scores.get(database)?.criteria[criterion].rules ?? []);
  return {
    eventType: 'COMPLETE',
    eventTime: run.finishedAt,
    producer,
    schemaURL: `${spec}/2-0-2/OpenLineage.json#/$defs/RunEvent`,
    run: { runId: runId(catalog, run.startedAt) },
    job: { namespace: 'sogoc', name: 'survey' },
    inputs: catalog.databases.flatMap(({ name, tables }) => {
      const rules = rulesOf(name);
      return tables.map((table) =>
        inputOf(
          name,
          table,
          rules.filter((rule) => rule.table === table.table),
          producer,
        ),
      );
    }),
  };
}

function inputOf(
  database: string,
  { table, rows, columns }: Catalog['databases'][number]['tables'][number],
  rules: readonly RuleResult[],
  producer: string,
): InputDataset {
  const facet = (name: string): Facet => ({ _producer: producer, _schemaURL: `${spec}/facets/${name}` });
  return {
    namespace: `sogoc://${encodeURIComponent(database.toWellFormed())}`,
    name: table,
    facets: {
      schema: {
        ...facet('1-2-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet'),
        fields: columns.map(({ name, sourceType }) => ({ name, type: sourceType })),
      },
    },
    inputFacets: {
      dataQualityMetrics: {
        ...facet('1-0-3/DataQualityMetricsInputDatasetFacet.json#/$defs/DataQualityMetricsInputDatasetFacet'),
        rowCount: rows,
        columnMetrics: Object.fromEntries(columns.map((column) => [column.name, columnMetrics(column, rows)])),
      },
      dataQualityAssertions: {
        ...facet('1-1-0/DataQualityAssertionsDatasetFacet.json#/$defs/DataQualityAssertionsDatasetFacet'),
        assertions: rules.flatMap((rule) => assertionOf(rule) ?? []),
      },
    },
  };
}

/** A UUID (version 8, RFC 9562) of when the run began and of what: the same run always has the same one. */
function runId({ databases }: Catalog, startedAt: string): string {
  const seed = JSON.stringify([startedAt, ...databases.map(({ name, source }) => [name, source])]);
  const hash = createHash('sha256').update(seed).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}
