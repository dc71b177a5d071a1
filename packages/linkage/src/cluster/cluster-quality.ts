/** How well a cluster holds together. */
export interface ClusterQuality {
  records: number;
  links: number;
  /** Links of all possible pairs, 0..1. */
  density: number;
  /** Links whose loss would split it, l < r. */
  bridges: { l: number; r: number }[];
}

/** Measures a cluster from its links. Bridges by depth-first search, without recursion. (Tarjan 1974.) */
export function clusterQuality(links: readonly { l: number; r: number }[]): ClusterQuality {
  const neighbours = new Map<number, { to: number; link: number }[]>();
  for (const [link, { l, r }] of links.entries()) {
    for (const [from, to] of [
      [l, r],
      [r, l],
    ] as const) {
      const known = neighbours.get(from);
      if (known) known.push({ to, link });
      else neighbours.set(from, [{ to, link }]);
    }
  }
  const records = neighbours.size;
  const possible = (records * (records - 1)) / 2;
  return { records, links: links.length, density: possible === 0 ? 1 : links.length / possible, bridges: findBridges(links, neighbours) };
}

function findBridges(
  links: readonly { l: number; r: number }[],
  neighbours: ReadonlyMap<number, { to: number; link: number }[]>,
): { l: number; r: number }[] {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const bridges: { l: number; r: number }[] = [];
  const enter = (vertex: number): void => {
    order.set(vertex, order.size);
    low.set(vertex, order.size - 1);
  };
  for (const root of neighbours.keys()) {
    if (order.has(root)) continue;
    enter(root);
    const stack = [{ vertex: root, through: -1, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = neighbours.get(top.vertex)?.[top.next];
      if (!edge) {
        stack.pop();
        const parent = stack.at(-1);
        const link = links[top.through];
        if (!parent || !link) continue;
        const reach = low.get(top.vertex) ?? 0;
        low.set(parent.vertex, Math.min(low.get(parent.vertex) ?? 0, reach));
        if (reach > (order.get(parent.vertex) ?? 0)) bridges.push({ l: Math.min(link.l, link.r), r: Math.max(link.l, link.r) });
        continue;
      }
      top.next += 1;
      if (edge.link === top.through) continue;
      const seen = order.get(edge.to);
      if (seen !== undefined) low.set(top.vertex, Math.min(low.get(top.vertex) ?? 0, seen));
      else {
        enter(edge.to);
        stack.push({ vertex: edge.to, through: edge.link, next: 0 });
      }
    }
  }
  return bridges;
}
