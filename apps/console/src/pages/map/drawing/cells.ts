import { Delaunay } from 'd3-delaunay';
import type { Place } from '../places.ts';
import { clipToConvex, type Point } from './clip.ts';

export interface Cell {
  place: Place;
  path: string;
  at: Point;
}

/** A drawing of a province: a cell a commune, and islands too far out to be drawn to scale, which stand beside it. */
export interface Drawing {
  cells: Cell[];
  far: Place[];
  width: number;
  height: number;
}

const width = 640;

/** Cells that are nearer to their commune's centroid than to any other, within a hull around the province. They are not its boundaries. */
export function draw(places: readonly Place[]): Drawing {
  const middle = [median(places.map(({ longitude }) => longitude)), median(places.map(({ latitude }) => latitude))] as const;
  const away = ({ longitude, latitude }: Place) => Math.hypot(longitude - middle[0], latitude - middle[1]);
  const usual = median(places.map(away));
  const near = places.filter((place) => away(place) <= 5 * usual);
  const flat = Math.cos((middle[1] * Math.PI) / 180);
  const raw = near.map(({ longitude, latitude }): Point => [longitude * flat, -latitude]);
  const [left, top] = [Math.min(...raw.map(([x]) => x)), Math.min(...raw.map(([, y]) => y))];
  const [right, bottom] = [Math.max(...raw.map(([x]) => x)), Math.max(...raw.map(([, y]) => y))];
  const margin = 24;
  const scale = (width - 2 * margin) / Math.max(right - left, (bottom - top) * 0.8, 0.01);
  const points = raw.map(([x, y]): Point => [margin + (x - left) * scale, margin + (y - top) * scale]);
  const height = 2 * margin + (bottom - top) * scale;
  const delaunay = new Delaunay(Float64Array.from(points.flat()));
  const voronoi = delaunay.voronoi([0, 0, width, height]);
  const hull = grown(
    [...delaunay.hull].map((index): Point => points[index] ?? [0, 0]),
    margin - 4,
  );
  const cells = near.map((place, index): Cell => {
    const polygon = (voronoi.cellPolygon(index) ?? []).slice(0, -1).map(([x, y]): Point => [x, y]);
    return { place, at: points[index] ?? [0, 0], path: pathOf(clipToConvex(polygon, hull)) };
  });
  return { cells, far: places.filter((place) => away(place) > 5 * usual), width, height };
}

function grown(hull: readonly Point[], by: number): Point[] {
  const centre = [hull.reduce((sum, [x]) => sum + x, 0) / hull.length, hull.reduce((sum, [, y]) => sum + y, 0) / hull.length] as const;
  const out = hull.map(([x, y]): Point => {
    const far = Math.hypot(x - centre[0], y - centre[1]) || 1;
    return [x + ((x - centre[0]) / far) * by, y + ((y - centre[1]) / far) * by];
  });
  return area(out) >= 0 ? out : out.reverse();
}

function area(polygon: readonly Point[]): number {
  return polygon.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = polygon[(index + 1) % polygon.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function pathOf(polygon: readonly Point[]): string {
  return polygon.length < 3 ? '' : `M${polygon.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
