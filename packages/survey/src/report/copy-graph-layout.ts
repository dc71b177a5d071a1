import type { CopyLink } from './copy-links.ts';

/** A database at one side of the drawing, with the ends of its links. */
export interface GraphNode {
  name: string;
  links: readonly CopyLink[];
  top: number;
  bottom: number;
}

/** Where everything of the drawing stands, in units of its view box. */
export interface GraphLayout {
  leftEdge: number;
  rightEdge: number;
  height: number;
  left: GraphNode[];
  right: GraphNode[];
  /** Heights of both ends of a link. */
  ends: Map<CopyLink, { from: number; to: number }>;
}

/** Longest name (characters) that is written out. */
export const longestName = 32;
const top = 46;
const side = {
  from: { step: 14, gap: 44, margin: 14 },
  to: { step: 26, gap: 38, margin: 11 },
};
/** Width of the drawing. */
export const graphWidth = 960;
/** Room that the labels to the right need. */
const labels = 424;
const widestCurve = 340;

/**
 * Two columns: originals, and what was copied from them. Each link has a height of its own at both ends, so lines and labels never overlap.
 */
export function layOut(links: readonly CopyLink[]): GraphLayout {
  const { sources, targets } = ordered(links);
  const placeOf = places(sources);
  const orderOf = places(targets);
  const by = (place: Map<string, number>, end: 'from' | 'to') => (a: CopyLink, b: CopyLink) => (place.get(a[end]) ?? 0) - (place.get(b[end]) ?? 0);
  const right = targets.map((name): [string, CopyLink[]] => [name, links.filter((link) => link.to === name).toSorted(by(placeOf, 'from'))]);
  const left = sources.map((name): [string, CopyLink[]] => [name, links.filter((link) => link.from === name).toSorted(by(orderOf, 'to'))]);

  const ends = new Map(links.map((link) => [link, { from: 0, to: 0 }]));
  const free = total(right, 'to') - total(left, 'from');
  const placedRight = stack(right, 'to', top + Math.max(0, -free / 2), ends);
  const placedLeft = stack(left, 'from', top + Math.max(0, free / 2), ends);
  const leftEdge = Math.max(110, ...sources.map((name) => Math.min(name.length, longestName) * 7.9 + 24));
  return {
    leftEdge,
    rightEdge: Math.min(leftEdge + widestCurve, graphWidth - labels),
    height: top + Math.max(total(right, 'to'), total(left, 'from')),
    left: placedLeft,
    right: placedRight,
    ends,
  };
}

const places = (names: readonly string[]) => new Map(names.map((name, index) => [name, index]));
const sweeps = 6;

/**
 * Both columns in an order with few crossings: each in turn is sorted by the mean place of what it is joined to (the barycentre method of layered
 * drawing, Sugiyama et al. 1981). Databases that are only an earlier state come last.
 */
function ordered(links: readonly CopyLink[]): { sources: string[]; targets: string[] } {
  let sources = [...new Set(links.map((link) => link.from))];
  let targets = [...new Set(links.map((link) => link.to))];
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    targets = sortByMean(targets, links, 'to', 'from', places(sources));
    sources = sortByMean(sources, links, 'from', 'to', places(targets));
  }
  return { sources, targets };
}

function sortByMean(names: string[], links: readonly CopyLink[], own: 'from' | 'to', other: 'from' | 'to', place: Map<string, number>): string[] {
  const mean = (name: string): number => {
    const joined = links.filter((link) => link[own] === name);
    const value = joined.reduce((sum, link) => sum + (place.get(link[other]) ?? 0), 0) / joined.length;
    return own === 'to' && joined.every((link) => link.kind === 'earlier') ? place.size + value : value;
  };
  const means = new Map(names.map((name) => [name, mean(name)]));
  return names.toSorted((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
}

function total(nodes: readonly [string, CopyLink[]][], end: 'from' | 'to'): number {
  const { step, gap } = side[end];
  return nodes.reduce((sum, [, links]) => sum + links.length * step + gap, 0) - gap + 14;
}

function stack(nodes: readonly [string, CopyLink[]][], end: 'from' | 'to', start: number, ends: GraphLayout['ends']): GraphNode[] {
  const { step, gap, margin } = side[end];
  let y = start;
  return nodes.map(([name, links]) => {
    const first = y + step / 2;
    for (const link of links) {
      const place = ends.get(link);
      if (place) place[end] = y + step / 2;
      y += step;
    }
    const last = y - step / 2;
    y += gap;
    return { name, links, top: first - margin, bottom: last + margin };
  });
}
