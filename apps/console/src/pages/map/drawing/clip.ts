export type Point = readonly [x: number, y: number];

/** What of a polygon lies within a convex one whose points go round in the same sense as `hull` (Sutherland and Hodgman 1974). */
export function clipToConvex(polygon: readonly Point[], hull: readonly Point[]): Point[] {
  let rest: Point[] = [...polygon];
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length] ?? from;
    const side = ([x, y]: Point) => (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
    rest = rest.flatMap((point, at) => {
      const before = rest.at(at - 1) ?? point;
      const [here, there] = [side(point), side(before)];
      const cut: Point[] = here < 0 === there < 0 ? [] : [between(before, point, there / (there - here))];
      return here >= 0 ? [...cut, point] : cut;
    });
  }
  return rest;
}

function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
