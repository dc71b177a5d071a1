import { access } from 'node:fs/promises';
import type { TablePart } from '../table-profile.ts';

/** Parts that a table has now and had not, had and has not, and has still. */
export interface PartsChange {
  came: readonly TablePart[];
  went: readonly TablePart[];
  stayed: readonly TablePart[];
}

/** With more of the rows than this in parts that came or went, to count anew costs no more. */
const mostChanged = 0.25;

/**
 * How the parts of a table changed; null where they cannot be compared, where a file of a part that went is gone, and where most have changed. A part that landed anew lies in
 * another file.
 */
export async function partsChange(before: readonly TablePart[] | null, now: readonly TablePart[] | undefined): Promise<PartsChange | null> {
  if (!before || !now) return null;
  const [earlier, later] = [new Set(before.map(({ file }) => file)), new Set(now.map(({ file }) => file))];
  const change = {
    came: now.filter(({ file }) => !earlier.has(file)),
    went: before.filter(({ file }) => !later.has(file)),
    stayed: now.filter(({ file }) => earlier.has(file)),
  };
  const rows = (parts: readonly TablePart[]): number => parts.reduce((sum, part) => sum + part.rows, 0);
  if (rows(change.came) + rows(change.went) > mostChanged * rows(now)) return null;
  const there = await Promise.all(
    change.went.map(({ file }) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return there.every(Boolean) ? change : null;
}
