import type { Fault } from '@sogoc/contract';
import { QueryError } from '../../error.ts';
import { allowedFunctions } from './allowed-functions.ts';

type Node = Record<string, unknown>;

const sources = new Set(['BASE_TABLE', 'JOIN', 'SUBQUERY', 'EMPTY', 'EXPRESSION_LIST']);
const queries = new Set(['SELECT_NODE', 'SET_OPERATION_NODE']);

/**
 * Binds a query of a contract, as the engine's parser serialised it, to tables.
 * @param viewOf the view that stands for the table of a name (in lower case); null where the query may not read it.
 * @returns the serialised query with the names of tables replaced by those of views.
 * @throws QueryError `RULE_QUERY_REFUSED` for anything but one SELECT over these tables: other tables, files, functions that read or reveal.
 */
export function boundQuery(serialized: string, viewOf: (name: string) => string | null): string {
  const tree = parsed(serialized);
  if (tree.error) throw refused({ id: 'query-not-select', facts: { detail: `${String(tree.error_message)}${placeOf(tree.position)}` } });
  const statements = tree.statements as Node[];
  if (statements.length !== 1) throw refused({ id: 'query-statements' });
  bind(statements[0], new Set(), viewOf);
  return JSON.stringify(tree);
}

/** @throws QueryError `RULE_QUERY_REFUSED` for a number beyond all numbers (`1e400`), which the engine writes as no JSON. */
function parsed(serialized: string): Node {
  // The parser writes "no place" as a number that JavaScript cannot hold; places do not matter here.
  const text = serialized.replaceAll('"query_location":18446744073709551615', '"query_location":0');
  try {
    return JSON.parse(text) as Node;
  } catch (error) {
    if (error instanceof SyntaxError) throw refused({ id: 'query-number' });
    throw error;
  }
}

/**
 * Of a bound query that counts records of one table (`select count(*) from t where ...`) the query that lists their keys; null where it asks anything else.
 * @param view the view that stands for the table.
 * @param keyed another, with the keys of the records in its column `key`.
 */
export function listingQuery(bound: string, view: string, keyed: string, key: string): string | null {
  const tree = JSON.parse(bound) as { statements: { node: Node }[] };
  const node = tree.statements[0]?.node ?? {};
  const [counted = {}, ...more] = listOf(node.select_list);
  const from = (node.from_table ?? {}) as Node;
  const isOfTable = node.type === 'SELECT_NODE' && from.type === 'BASE_TABLE' && from.table_name === view && node.where_clause !== null;
  const isWhole =
    more.length === 0 && !node.having && !node.qualify && listOf(node.group_expressions).length === 0 && listOf(node.modifiers).length === 0;
  const counts = counted.function_name === 'count_star' || (counted.function_name === 'count' && listOf(counted.arguments).length === 0);
  if (!isOfTable || !isWhole || !counts || counted.filter) return null;
  node.select_list = [{ class: 'COLUMN_REF', type: 'COLUMN_REF', alias: '', query_location: 0, column_names: [from.alias, key] }];
  from.table_name = keyed;
  return JSON.stringify(tree);
}

const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value : []);

type Binding = (name: string) => string | null;

/** Of what the parser does not understand it tells the place, counted from 0. */
function placeOf(position: unknown): string {
  return typeof position === 'string' && /^[0-9]+$/.test(position) ? ` (character ${Number(position) + 1} of the query)` : '';
}

function bind(value: unknown, known: ReadonlySet<string>, viewOf: Binding): void {
  if (Array.isArray(value)) for (const one of value) bind(one, known, viewOf);
  if (typeof value === 'number' && !Number.isSafeInteger(value) && Number.isInteger(value)) throw refused({ id: 'query-number' });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const node = value as Node;
  const visible = withCommonTables(node, known, viewOf);
  if ('cte_map' in node && !queries.has(String(node.type))) throw refused({ id: 'query-not-plain', facts: { part: String(node.type) } });
  if ('sample' in node && 'alias' in node && !sources.has(String(node.type)))
    throw refused({ id: 'query-source', facts: { source: String(node.type).toLowerCase().replaceAll('_', ' ') } });
  if ('sample' in node && node.sample !== null) throw refused({ id: 'query-sample' });
  if (node.type === 'BASE_TABLE') bindTable(node, visible, viewOf);
  if (typeof node.function_name === 'string') checkFunction(node);
  for (const [name, child] of Object.entries(node)) if (name !== 'cte_map') bind(child, visible, viewOf);
}

/** A common table is seen by those that follow it and by the query, never by itself: so a name cannot stand for a table or file outside of its scope. */
function withCommonTables(node: Node, known: ReadonlySet<string>, viewOf: Binding): ReadonlySet<string> {
  const entries = (node.cte_map as { map?: { key: string; value: unknown }[] } | undefined)?.map ?? [];
  const visible = new Set(known);
  for (const { key, value } of entries) {
    bind(value, new Set(visible), viewOf);
    visible.add(key.toLowerCase());
  }
  return visible;
}

function bindTable(node: Node, visible: ReadonlySet<string>, viewOf: Binding): void {
  const name = String(node.table_name).toLowerCase();
  const qualified = node.schema_name !== '' || node.catalog_name !== '';
  if (!qualified && visible.has(name)) return;
  const view = qualified ? null : viewOf(name);
  if (view === null) throw refused({ id: 'query-table', facts: { table: String(node.table_name) } });
  if (node.alias === '') node.alias = node.table_name;
  node.table_name = view;
}

function checkFunction(node: Node): void {
  const name = String(node.function_name).toLowerCase();
  if (node.schema !== '' || node.catalog !== '' || !(node.is_operator === true || allowedFunctions.has(name)))
    throw refused({ id: 'query-function', facts: { name } });
}

const refused = (fault: Fault): QueryError => new QueryError('RULE_QUERY_REFUSED', fault);
