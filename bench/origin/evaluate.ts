import type { Attribute, ColumnRef } from '@sogoc/origin';

/** The truth of the demonstration province, as its generator writes it. */
export interface Truth {
  attributes: { entity: string; name: string; original: ColumnRef; copies: (ColumnRef & { from: ColumnRef })[] }[];
}

/** Found, right, and how many there are in truth. */
export interface Count {
  right: number;
  found: number;
  all: number;
}

export interface Evaluation {
  /** Pairs of columns of different databases that hold one attribute. */
  pairs: Count;
  /** The same without columns that the truth says nothing of (it does not tell whose copy a mother's name beside a pupil is). */
  known: Count;
  /** Attributes that several databases hold: is the true original called so? `found` counts those for which somebody is. */
  originals: Count;
  /** Copy and the column it was taken from, across databases. */
  edges: Count;
  /** The same without copies that the truth says nothing of. */
  knownEdges: Count;
  /** Confidence of each original and copy that was named, and whether it was right. */
  calibration: { confidence: number; right: boolean; what: 'original' | 'copy' }[];
  wrong: { pairs: string[]; missed: string[]; originals: string[]; edges: string[]; missedEdges: string[] };
}

const name = ({ database, table, column }: ColumnRef): string => `${database}.${table}.${column}`;
const databaseOf = (column: string): string => column.slice(0, column.indexOf('.'));
const both = (a: string, b: string): string => [a, b].toSorted().join(' ~ ');

/** Holds what was found against what is true. */
export function evaluate(attributes: readonly Attribute[], truth: Truth): Evaluation {
  const true_ = truth.attributes.map(({ original, copies }) => [...new Set([original, ...copies].map(name))]);
  const mentioned = new Set(true_.flat());
  const expected = pairsOf(true_);
  const found = pairsOf(attributes.map(({ holders }) => holders.map(name)));
  const known = new Set([...found].filter((pair) => pair.split(' ~ ').every((column) => mentioned.has(column))));
  const edges = edgesOf(attributes, truth);
  const knownEdges = new Set([...edges.found].filter((edge) => edge.split(' <- ').every((column) => mentioned.has(column))));
  return {
    pairs: count(found, expected),
    known: count(known, expected),
    ...originalsOf(attributes, truth),
    edges: count(edges.found, edges.expected),
    knownEdges: count(knownEdges, edges.expected),
    calibration: calibrationOf(attributes, truth),
    wrong: {
      pairs: minus(known, expected),
      missed: minus(expected, found),
      originals: originalsOf(attributes, truth).wrong,
      edges: minus(knownEdges, edges.expected),
      missedEdges: minus(edges.expected, edges.found),
    },
  };
}

function pairsOf(groups: readonly string[][]): Set<string> {
  const across = (a: string, b: string): string[] => (databaseOf(a) === databaseOf(b) ? [] : [both(a, b)]);
  return new Set(groups.flatMap((group) => group.flatMap((a, at) => group.slice(at + 1).flatMap((b) => across(a, b)))));
}

function count(found: ReadonlySet<string>, expected: ReadonlySet<string>): Count {
  return { right: [...found].filter((one) => expected.has(one)).length, found: found.size, all: expected.size };
}

function minus(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((one) => !b.has(one));
}

function shared({ original, copies }: Truth['attributes'][number]): boolean {
  return copies.some((copy) => copy.database !== original.database);
}

/** The found attribute that holds most of a true one's columns. */
function counterpart(attributes: readonly Attribute[], { original, copies }: Truth['attributes'][number]): Attribute | undefined {
  const columns = new Set([original, ...copies].map(name));
  const overlap = ({ holders }: Attribute): number => holders.filter((holder) => columns.has(name(holder))).length;
  return attributes.filter((attribute) => overlap(attribute) > 1).sort((x, y) => overlap(y) - overlap(x))[0];
}

function originalsOf(attributes: readonly Attribute[], truth: Truth): { originals: Count; wrong: string[] } {
  const all = truth.attributes.filter(shared);
  const named = all.map((one) => ({ one, original: counterpart(attributes, one)?.holders.find(({ role }) => role === 'original') }));
  const right = named.filter(({ one, original }) => original && name(original) === name(one.original));
  const wrong = named.filter((entry) => !right.includes(entry));
  return {
    originals: { right: right.length, found: named.filter(({ original }) => original).length, all: all.length },
    wrong: wrong.map(({ one, original }) => `${one.entity}.${one.name}: ${original ? name(original) : 'undetermined'}, not ${name(one.original)}`),
  };
}

function edgesOf(attributes: readonly Attribute[], truth: Truth): { found: Set<string>; expected: Set<string> } {
  const across = (copy: ColumnRef, from: ColumnRef): string[] => (copy.database === from.database ? [] : [`${name(copy)} <- ${name(from)}`]);
  return {
    found: new Set(attributes.flatMap(({ holders }) => holders.flatMap((holder) => (holder.copyOf ? across(holder, holder.copyOf) : [])))),
    expected: new Set(truth.attributes.flatMap(({ copies }) => copies.flatMap((copy) => across(copy, copy.from)))),
  };
}

/** Only columns that the truth speaks of can be right or wrong. */
function calibrationOf(attributes: readonly Attribute[], truth: Truth): Evaluation['calibration'] {
  const originals = new Set(truth.attributes.map(({ original }) => name(original)));
  const copies = new Set(truth.attributes.flatMap((attribute) => attribute.copies.map(name)));
  return attributes
    .flatMap(({ holders }) => holders)
    .filter((holder) => originals.has(name(holder)) || copies.has(name(holder)))
    .flatMap(({ role, confidence, ...holder }): Evaluation['calibration'] => {
      if (role === 'original') return [{ confidence, right: originals.has(name(holder)), what: role }];
      return role === 'copy' ? [{ confidence, right: copies.has(name(holder)), what: role }] : [];
    });
}
