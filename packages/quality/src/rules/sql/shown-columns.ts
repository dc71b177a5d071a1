type Node = Record<string, unknown>;

/** Columns whose values the number of a query may be made of. */
export interface ShownColumns {
  /** In lower case. */
  names: Set<string>;
  /** Columns are taken without their names: by a star, by place, as a whole record. */
  every: boolean;
}

/** What of a query says which records are meant, not what they hold. */
const choosing = new Set(['where_clause', 'having', 'qualify', 'group_expressions', 'filter', 'condition', 'order_bys', 'orders', 'partitions']);
/** Of these nothing is left of a value but whether it is so. */
const truths = new Set(['COMPARISON', 'CONJUNCTION', 'BETWEEN']);
const truthOperators = new Set(['COMPARE_IN', 'COMPARE_NOT_IN', 'OPERATOR_IS_NULL', 'OPERATOR_IS_NOT_NULL', 'OPERATOR_NOT']);
const counting = ['count', 'count_star', 'approx_count_distinct'];
const asking = ['~~', '!~~', '~~~', '~~*', '!~~*', 'regexp_matches', 'regexp_full_match', 'contains', 'starts_with', 'ends_with', 'prefix', 'suffix'];
const functions = new Set([...counting, ...asking]);

/**
 * `select max(id) from t` shows a value, `select count(id) from t where id > '5'` shows none. What is not certain counts as shown.
 * @param bound a bound query, as the engine's parser serialised it.
 */
export function shownColumns(bound: string): ShownColumns {
  const { statements } = JSON.parse(bound) as { statements: { node: Node }[] };
  const node = statements[0]?.node ?? {};
  const records = recordNames(node);
  const own = collected(node.type === 'SELECT_NODE' ? node.select_list : node, records);
  return own.names.size === 0 && !own.every ? own : collected(node, records);
}

/** By these names a query speaks of whole records: `first(p) from people p`. */
function recordNames(tree: Node): Set<string> {
  const names = new Set<string>();
  each(tree, (node) => {
    const isSource = node.type === 'BASE_TABLE' || node.type === 'SUBQUERY' || node.type === 'EXPRESSION_LIST';
    for (const name of isSource ? [node.alias, node.table_name] : []) if (typeof name === 'string') names.add(name.toLowerCase());
    return true;
  });
  return names;
}

function collected(tree: unknown, records: ReadonlySet<string>): ShownColumns {
  const shown: ShownColumns = { names: new Set(), every: false };
  each(tree, (node) => {
    if (leavesNoValue(node)) return false;
    if (node.class === 'STAR' || node.class === 'POSITIONAL_REFERENCE') shown.every = true;
    if (node.class === 'COLUMN_REF') {
      const path = (node.column_names as string[]).map((name) => name.toLowerCase());
      if (path.length === 1 && records.has(path[0] ?? '')) shown.every = true;
      for (const name of path) shown.names.add(name);
    }
    return true;
  });
  return shown;
}

/** Visits all nodes but those that choose records, and none below one for which `visit` says no. */
function each(value: unknown, visit: (node: Node) => boolean): void {
  if (Array.isArray(value)) for (const one of value) each(one, visit);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !visit(value as Node)) return;
  for (const [part, child] of Object.entries(value)) if (!choosing.has(part)) each(child, visit);
}

function leavesNoValue(node: Node): boolean {
  if (node.class === 'SUBQUERY') return node.subquery_type !== 'SCALAR';
  if (node.class === 'FUNCTION' || node.class === 'WINDOW') return functions.has(String(node.function_name).toLowerCase());
  return truths.has(String(node.class)) || truthOperators.has(String(node.type));
}
