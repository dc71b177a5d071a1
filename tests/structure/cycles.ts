/**
 * The cycles of a graph, each once, as the path that closes it: `a > b > a`.
 * Depth first: a step to a node that is still open closes a cycle.
 */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const open: string[] = [];
  const cycles: string[] = [];
  const visit = (node: string): void => {
    const start = open.indexOf(node);
    if (start >= 0) cycles.push([...open.slice(start), node].join(' > '));
    if (start >= 0 || done.has(node)) return;
    open.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    open.pop();
    done.add(node);
  };
  for (const node of graph.keys()) visit(node);
  return cycles;
}
