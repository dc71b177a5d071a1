/** How many findings a file holds, by unit and part: so that they need not be counted in every run. */
export interface Holdings {
  parts: string[];
  /** Of each unit, the place of a part and how many are of it, one after the other. */
  units: Record<string, number[]>;
}

export function holdingsOf(rows: readonly { unit: string; part: string; n: number }[]): Holdings {
  const places = new Map<string, number>();
  const units = new Map<string, number[]>();
  for (const { unit, part, n } of rows) {
    const place = places.get(part) ?? places.size;
    places.set(part, place);
    const own = units.get(unit) ?? [];
    units.set(unit, own);
    own.push(place, n);
  }
  return { parts: [...places.keys()], units: Object.fromEntries(units) };
}

/** How many are of some units, and of some parts or of none. */
export function countHeld(all: readonly Holdings[], units: ReadonlySet<string>, parts: ReadonlySet<string>): number {
  let sum = 0;
  for (const holdings of all) {
    const isAsked = holdings.parts.map((part) => part === '' || parts.has(part));
    for (const [unit, numbers] of Object.entries(holdings.units)) {
      if (!units.has(unit)) continue;
      for (let at = 0; at < numbers.length; at += 2) if (isAsked[numbers[at] ?? -1]) sum += numbers[at + 1] ?? 0;
    }
  }
  return sum;
}

/** The same as rows. */
export function rowsOf({ parts, units }: Holdings): { unit: string; part: string; n: number }[] {
  return Object.entries(units).flatMap(([unit, numbers]) =>
    numbers.flatMap((place, at) => (at % 2 === 0 ? [{ unit, part: parts[place] ?? '', n: numbers[at + 1] ?? 0 }] : [])),
  );
}

/** How many there are of each unit and part: those of some holdings without those of others. */
export function heldByUnit(all: readonly Holdings[], without: readonly Holdings[]): Map<string, Map<string, number>> {
  const held = new Map<string, Map<string, number>>();
  for (const [sign, holdings] of [...all.map((one) => [1, one] as const), ...without.map((one) => [-1, one] as const)])
    for (const { unit, part, n } of rowsOf(holdings)) {
      const own = held.get(unit) ?? new Map<string, number>();
      held.set(unit, own.set(part, (own.get(part) ?? 0) + sign * n));
    }
  return held;
}
