import type { Catalog } from '../model.ts';

type Column = Catalog['databases'][number]['tables'][number]['columns'][number];

/** Counts of a column in `DataQualityMetricsInputDatasetFacet`; of numbers also range and quantiles, unless they are personal. */
export interface ColumnMetrics {
  nullCount: number;
  distinctCount: number;
  count: number;
  min?: number;
  max?: number;
  quantiles?: Record<string, number>;
}

/** The metrics of a column of a table with so many rows. Blank texts count as null, as everywhere in a survey. */
export function columnMetrics({ missing, distinct, numbers, min, max, personal }: Column, rows: number): ColumnMetrics {
  const counts = { nullCount: missing, distinctCount: distinct, count: rows - missing };
  if (numbers === null || personal) return counts;
  const range = Object.fromEntries(Object.entries({ min, max }).flatMap(([name, text]) => (isNumber(text) ? [[name, Number(text)]] : [])));
  return { ...counts, ...range, quantiles: { '0.01': numbers.q01, '0.5': numbers.median, '0.99': numbers.q99 } };
}

function isNumber(text: string | null): boolean {
  return text !== null && text.trim() !== '' && Number.isFinite(Number(text));
}
