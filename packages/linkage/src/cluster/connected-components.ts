import { type Engine, type RunOptions, type Sql, sql, type WorkTable } from '@sogoc/engine';

/**
 * Connected components of a graph whose edges are a relation with l, r (integers). Gives rid, cluster (the smallest rid of its component) for every
 * vertex of an edge. In each round every vertex joins its smallest neighbour, the pointers are followed to their roots, and the edges are drawn
 * between roots; at least half of the roots with edges vanish in a round, so there are few rounds, all in the engine.
 */
export async function connectedComponents(engine: Engine, edges: Sql, options: RunOptions = {}): Promise<WorkTable> {
  let open = await engine.materialize('link_edges', sql`select l, r from (${edges}) edges where l <> r`, options);
  let labels = await engine.materialize(
    'link_clusters',
    sql`select l as rid, l as cluster from ${open.name} union select r, r from ${open.name}`,
    options,
  );
  while (open.rows > 0) {
    const roots = await hook(engine, open, options);
    const next = await engine.materialize(
      'link_clusters',
      sql`select c.rid, coalesce(p.parent, c.cluster) as cluster from ${labels.name} c left join ${roots.name} p on p.rid = c.cluster`,
      options,
    );
    const rest = await engine.materialize(
      'link_edges',
      sql`select distinct least(a.parent, b.parent) as l, greatest(a.parent, b.parent) as r
          from ${open.name} e join ${roots.name} a on a.rid = e.l join ${roots.name} b on b.rid = e.r where a.parent <> b.parent`,
      options,
    );
    for (const table of [open, roots, labels]) await table.drop();
    open = rest;
    labels = next;
  }
  await open.drop();
  return labels;
}

/** For each vertex with an edge the root that it reaches over smallest neighbours: rid, parent. */
async function hook(engine: Engine, edges: WorkTable, options: RunOptions): Promise<WorkTable> {
  let parents = await engine.materialize(
    'link_parents',
    sql`select rid, least(rid, min(other)) as parent from (select l as rid, r as other from ${edges.name} union all select r, l from ${edges.name}) neighbours
        group by rid`,
    options,
  );
  for (;;) {
    const jumped = await engine.materialize(
      'link_parents',
      sql`select a.rid, b.parent, a.parent <> b.parent as moved from ${parents.name} a join ${parents.name} b on b.rid = a.parent`,
      options,
    );
    const { moved } = await engine.one<{ moved: number }>(sql`select ${engine.dialect.countIf(sql`moved`)} as moved from ${jumped.name}`, options);
    await parents.drop();
    parents = jumped;
    if (moved === 0) return parents;
  }
}
