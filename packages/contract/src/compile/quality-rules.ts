import type { QualityRule } from '../odcs/types.ts';
import type { Fault } from '../problems/fault.ts';
import type { Check, Expectation } from '../rule.ts';
import { expectationOf } from './expectation.ts';
import { matching, patternProblem } from './pattern.ts';

/**
 * Where a quality rule stands: of a table, or of one of its columns. `columnOf` finds the landed name of a property; `declared` are the tables of the contract, by each of
 * their names.
 */
export interface RulePlace {
  table: string;
  column: string | null;
  columnOf: (property: string) => string | null;
  declared?: readonly { name: string; table: string }[];
}

/** What a quality rule asks. `promise`: what is expected of the number of failing records. */
export interface Metric {
  checks: Check[];
  promise?: Expectation;
}

/** Compiles one rule of ODCS' quality lists; the fault that comes back instead says why it cannot be run. */
export function qualityChecks(rule: QualityRule, place: RulePlace): Metric | Fault {
  if (rule.type === 'text') return { id: 'rule-in-words' };
  if (rule.type === 'custom') return { id: 'rule-of-a-tool' };
  if (rule.type !== 'sql' && rule.metric === undefined) return { id: 'metric-untold' };
  const expected = expectationOf(rule);
  if ('id' in expected) return expected;
  if (rule.type === 'sql') return sqlCheck(rule, place, expected);
  const found = metricChecks(rule, place, expected);
  return 'id' in found ? found : { checks: found, ...(rule.metric !== 'rowCount' && { promise: expected }) };
}

/** Characters of a query. */
const longestQuery = 20_000;

function sqlCheck(rule: QualityRule, place: RulePlace, expected: Expectation): Metric | Fault {
  const query = rule.query ?? '';
  if (query.length > longestQuery) return { id: 'query-too-long', facts: { characters: query.length, most: longestQuery } };
  const named = query.replaceAll(/\$?\{(object|table|model)\}/g, quoted(place.table));
  if (place.column === null && /\$?\{(property|column|field)\}/.test(named)) return { id: 'query-at-table' };
  const text = named.replaceAll(/\$?\{(property|column|field)\}/g, quoted(place.column ?? ''));
  const lowered = text.toLowerCase();
  // Those that the query may mean: what it does read is seen when it is parsed.
  const others = (place.declared ?? []).filter(
    ({ name, table }) => !(name === table && table === place.table) && lowered.includes(name.toLowerCase().replaceAll('"', '""')),
  );
  return { checks: [{ kind: 'sql', query: text, table: place.table, ...(others.length > 0 && { others }), expected }] };
}

/** Written into the query as a quoted name; the query itself is parsed and bound to its table before it runs. */
function quoted(name: string): () => string {
  return () => `"${name.replaceAll('"', '""')}"`;
}

function metricChecks(rule: QualityRule, { column, columnOf }: RulePlace, expected: Expectation): Check[] | Fault {
  const given = rule.arguments ?? {};
  if (rule.metric === 'rowCount') return [{ kind: 'row-count', expected }];
  if (rule.metric === 'duplicateValues') return uniqueCheck(given.properties, column, columnOf);
  if (column === null) return { id: 'metric-of-column', facts: { metric: rule.metric ?? '' } };
  if (rule.metric === 'nullValues') return [{ kind: 'required', column, blanks: 'allowed' }];
  if (rule.metric === 'missingValues') {
    const words = texts(given.missingValues) ?? [''];
    return [
      { kind: 'required', column, ...(!words.includes('') && { blanks: 'allowed' as const }), missingWords: words.filter((word) => word !== '') },
    ];
  }
  const values = texts(given.validValues);
  const pattern = typeof given.pattern === 'string' ? given.pattern : undefined;
  const problem = pattern === undefined ? null : patternProblem(pattern);
  if (problem) return problem;
  // Where both are given a value is held to both, and counted once.
  const both = values && pattern !== undefined ? matching(values, pattern) : values;
  if (both === null) return { id: 'pattern-on-list' };
  if (both) return [{ kind: 'code-list', column, values: both }];
  return pattern === undefined ? { id: 'metric-invalid-values' } : [{ kind: 'pattern', column, pattern }];
}

function uniqueCheck(properties: unknown, column: string | null, columnOf: RulePlace['columnOf']): Check[] | Fault {
  const names = texts(properties);
  if (column !== null && !names) return [{ kind: 'unique', columns: [column] }];
  const columns = names?.map(columnOf) ?? [];
  const known = columns.filter((name) => name !== null);
  return known.length > 0 && known.length === columns.length ? [{ kind: 'unique', columns: known }] : { id: 'metric-duplicate-values' };
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map((one) => (one === null ? '' : String(one))) : undefined;
}
