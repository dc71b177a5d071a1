import type { QualityRule } from '../odcs/types.ts';
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

/** Compiles one rule of ODCS' quality lists; the text that comes back instead says why it cannot be run. */
export function qualityChecks(rule: QualityRule, place: RulePlace): Metric | string {
  if (rule.type === 'text') return 'A rule in words is for people to look after, and is not run';
  if (rule.type === 'custom') return 'Rules in the language of another tool are not run';
  if (rule.type !== 'sql' && rule.metric === undefined) return 'The rule names no metric';
  const expected = expectationOf(rule);
  if (typeof expected === 'string') return expected;
  if (rule.type === 'sql') return sqlCheck(rule, place, expected);
  const found = metricChecks(rule, place, expected);
  return typeof found === 'string' ? found : { checks: found, ...(rule.metric !== 'rowCount' && { promise: expected }) };
}

function sqlCheck(rule: QualityRule, place: RulePlace, expected: Expectation): Metric | string {
  const query = rule.query ?? '';
  if (query.length > 20_000) return `The query has ${query.length} characters; 20000 are allowed`;
  const named = query.replaceAll(/\$?\{(object|table|model)\}/g, quoted(place.table));
  if (place.column === null && /\$?\{(property|column|field)\}/.test(named)) return 'The query names a property, but stands at a table';
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

function metricChecks(rule: QualityRule, { column, columnOf }: RulePlace, expected: Expectation): Check[] | string {
  const given = rule.arguments ?? {};
  if (rule.metric === 'rowCount') return [{ kind: 'row-count', expected }];
  if (rule.metric === 'duplicateValues') return uniqueCheck(given.properties, column, columnOf);
  if (column === null) return `The metric ${rule.metric} stands at a column`;
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
  if (both === null) return 'The pattern takes time without end on a value of the list';
  if (both) return [{ kind: 'code-list', column, values: both }];
  return pattern === undefined ? 'The metric invalidValues needs validValues or a pattern in its arguments' : [{ kind: 'pattern', column, pattern }];
}

function uniqueCheck(properties: unknown, column: string | null, columnOf: RulePlace['columnOf']): Check[] | string {
  const names = texts(properties);
  if (column !== null && !names) return [{ kind: 'unique', columns: [column] }];
  const columns = names?.map(columnOf) ?? [];
  const known = columns.filter((name) => name !== null);
  return known.length > 0 && known.length === columns.length
    ? [{ kind: 'unique', columns: known }]
    : 'The metric duplicateValues needs properties of this table in its arguments';
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map((one) => (one === null ? '' : String(one))) : undefined;
}
