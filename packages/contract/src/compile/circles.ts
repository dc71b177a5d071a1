import type { Rule } from '../rule.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/** Rules of references that lie on a circle of columns: by strongly connected components (Kosaraju), in time linear in the rules. */
export function circles(rules: readonly Rule[]): Set<Rule> {
  const edges = rules.flatMap((rule) => edgesOf(rule).map(([from, to]) => ({ rule, from, to })));
  const ahead = graph(edges.map(({ from, to }) => [from, to]));
  const back = graph(edges.map(({ from, to }) => [to, from]));
  const component = new Map<string, string>();
  for (const root of finished(ahead).reverse()) {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (component.has(node)) continue;
      component.set(node, root);
      open.push(...(back.get(node) ?? []));
    }
  }
  return new Set(edges.filter(({ from, to }) => component.get(from) === component.get(to)).map(({ rule }) => rule));
}

function edgesOf({ database, table, check }: Rule): [from: string, to: string][] {
  if (check.kind !== 'reference') return [];
  const { columns, to } = check;
  const name = (...parts: string[]): string => parts.join('\u001f');
  return columns.map((column, place) => [name(database, table, column), name(to.database, to.table, to.columns[place] ?? '')]);
}

function graph(edges: readonly (readonly [from: string, to: string])[]): Graph {
  const targets = new Map<string, string[]>();
  for (const [from, to] of edges) {
    const known = targets.get(from);
    if (known) known.push(to);
    else targets.set(from, [to]);
    if (!targets.has(to)) targets.set(to, []);
  }
  return targets;
}

/** Nodes in the order in which a search in depth leaves them; without recursion, which a long chain would exhaust. */
function finished(targets: Graph): string[] {
  const seen = new Set<string>();
  const left: string[] = [];
  for (const start of targets.keys()) {
    if (seen.has(start)) continue;
    const open = [{ node: start, next: 0 }];
    seen.add(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const target = targets.get(top.node)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        left.push(top.node);
        open.pop();
      } else if (!seen.has(target)) {
        seen.add(target);
        open.push({ node: target, next: 0 });
      }
    }
  }
  return left;
}
