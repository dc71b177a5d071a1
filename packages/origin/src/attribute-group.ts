import { type Agreement, isEnough } from './agreement.ts';
import type { Field } from './field.ts';
import { corroborates } from './key-belief.ts';
import { isOfList, type TableLink } from './table-link.ts';

/** Two fields seen to hold the same attribute, and how strongly (0..1). */
export interface Edge {
  a: Field;
  b: Field;
  link: TableLink;
  /** Null where the fields are the key that the records met by. */
  agreement: Agreement | null;
  strength: number;
}

/** Fields of several databases that hold one attribute. */
export interface AttributeGroup {
  fields: Field[];
  edges: Edge[];
}

/** Over a reference, only what agrees nearly always is the same attribute. */
const ofAnother = 0.7;
/** An edge this much weaker than one to another field of the same database is of another attribute. */
const outdone = 0.5;
/** So is one this much weaker than the best by another key of the table: a builder's address is the builder's, though many live on the plot they build on. */
const outdoneByKey = 0.8;
/** A key met this often on average is a reference to the thing, not a copy of it. */
const mostRepeated = 20;

/**
 * Groups fields by the agreements of all links, strongest first. Two fields of one table hold one attribute only where different keys of the table say
 * so, as the names of bride and groom do.
 */
export function groupAttributes(links: readonly TableLink[]): AttributeGroup[] {
  const edges = links.flatMap(edgesOf).sort((x, y) => certainty(y) - certainty(x));
  const groupOf = new Map<Field, AttributeGroup>();
  const views = new Map<Field, string>();
  const tied = new Map<Field, number>();
  const viewOf = (edge: Edge, field: Field): string => views.get(field) ?? keyOf(edge.link, field);
  const isOfAnother = (edge: Edge, field: Field): boolean =>
    !['', viewOf(edge, field)].includes(keyOf(edge.link, field)) && edge.strength < outdoneByKey * (tied.get(field) ?? 0);
  const best = strongestIn(edges);
  for (const edge of edges) {
    if (edge.strength < outdone * Math.max(best(edge.a, edge.b.database), best(edge.b, edge.a.database))) continue;
    if (isOfAnother(edge, edge.a) || isOfAnother(edge, edge.b)) continue;
    for (const field of [edge.a, edge.b]) {
      views.set(field, viewOf(edge, field));
      tied.set(field, Math.max(edge.strength, tied.get(field) ?? 0));
    }
    const [x, y] = [groupOf.get(edge.a) ?? { fields: [edge.a], edges: [] }, groupOf.get(edge.b) ?? { fields: [edge.b], edges: [] }];
    if (x === y) x.edges.push(edge);
    else if (!x.fields.some((field) => y.fields.some((other) => field.table === other.table && views.get(field) === views.get(other)))) {
      const merged = { fields: [...x.fields, ...y.fields], edges: [...x.edges, ...y.edges, edge] };
      for (const field of merged.fields) groupOf.set(field, merged);
    }
  }
  return [...new Set(groupOf.values())].filter(({ fields }) => new Set(fields.map((field) => field.database)).size > 1);
}

/** How strongly a field is tied to its best counterpart in a database. */
function strongestIn(edges: readonly Edge[]): (field: Field, database: string) => number {
  const known = new Map<Field, Map<string, number>>();
  const see = (field: Field, { database }: Field, strength: number): void => {
    const own = known.get(field) ?? new Map<string, number>();
    known.set(field, own.set(database, Math.max(strength, own.get(database) ?? 0)));
  };
  for (const { a, b, strength } of edges) {
    see(a, b, strength);
    see(b, a, strength);
  }
  return (field, database) => known.get(field)?.get(database) ?? 0;
}

/** Strength less its standard error: what few records say comes after what many say. */
function certainty({ strength, agreement, link }: Edge): number {
  return strength - 1 / Math.sqrt(Math.max(1, agreement?.compared ?? link.alignment.rows.rows));
}

/** The key of a field's table by which a link met it. */
function keyOf({ alignment }: TableLink, field: Field): string {
  const key = alignment.one.table === field.table ? alignment.oneKey : alignment.manyKey;
  return key.map(({ index }) => index).join();
}

function edgesOf(link: TableLink): Edge[] {
  const { alignment } = link;
  const support = Math.max(link.oneMet, link.manyMet);
  const keys =
    isReference(link) || (link.within && !isSameThing(link))
      ? []
      : alignment.oneKey.flatMap((a, at) => {
          const b = alignment.manyKey[at];
          return b ? [{ a, b, link, agreement: null, strength: support }] : [];
        });
  const alike = (agreement: Agreement): boolean => agreement.kappa >= (isSameRecord(link) ? least(agreement) : ofAnother);
  const agreeing = mutualBest(link.agreements.filter((agreement) => isEnough(agreement) && alike(agreement)));
  return [...keys, ...agreeing.map((agreement) => ({ a: agreement.one, b: agreement.many, link, agreement, strength: agreement.kappa }))];
}

function isReference(link: TableLink): boolean {
  return link.alignment.repetition >= mostRepeated || isOfList(link);
}

/** Do the records that meet tell of one thing? Over a reference they do not: who owns a parcel often lives near it. */
function isSameRecord(link: TableLink): boolean {
  return link.alignment.oneKey.length > 0 && !isOfList(link) && (!link.within || isSameThing(link));
}

/** Within a database a key is a reference, unless both tables hold one record for each thing and the same kind of identifier. */
function isSameThing({ alignment }: TableLink): boolean {
  const [x, y] = [alignment.oneKey[0]?.columns[0]?.semanticType?.id, alignment.manyKey[0]?.columns[0]?.semanticType?.id];
  return alignment.repetition < 1.05 && x !== undefined && x === y;
}

/** Fields of one semantic type need less agreement: another state of the same list still is the same attribute. */
function least(agreement: Agreement): number {
  const [one, many] = [agreement.one.columns[0]?.semanticType?.id, agreement.many.columns[0]?.semanticType?.id];
  return one !== undefined && one === many ? corroborates / 2 : corroborates;
}

function mutualBest(agreements: readonly Agreement[]): Agreement[] {
  const best = (side: 'one' | 'many', field: Field): number =>
    Math.max(...agreements.filter((other) => other[side] === field).map((other) => other.kappa));
  return agreements.filter((agreement) => agreement.kappa >= best('one', agreement.one) && agreement.kappa >= best('many', agreement.many));
}

/** The strongest edge between two fields of a group. */
export function edgeBetween(group: AttributeGroup, a: Field, b: Field): Edge | null {
  return group.edges.find((edge) => (edge.a === a && edge.b === b) || (edge.a === b && edge.b === a)) ?? null;
}

/** Share 0..1 of the records on an edge that say the same; for a key, of those that met. One where nothing could be compared. */
export function equalShare(edge: Edge | null): number {
  if (!edge) return 1;
  return edge.agreement ? edge.agreement.equal / Math.max(1, edge.agreement.compared) : edge.strength;
}
