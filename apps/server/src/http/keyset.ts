import { z } from 'zod';
import { RegisterError } from '../register-error.ts';

/** Which part of a list that may be very long: from a place in it on, never by counting rows. */
export const KeysetQuery = z.object({
  cursor: z.string().max(300).optional().describe('`next` of the part before; from the start where absent'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** How far the rows of all parts are counted. */
export const countedUpTo = 10_000;

/** A part of a long list. */
export function partOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('The cursor of the next part; null at the end'),
    total: z.int().describe(`Rows of all parts, counted up to ${countedUpTo}`),
    totalIsExact: z.boolean(),
  });
}

/** A place in a list that is sorted by a value, then by id. */
export type Place = readonly [string | number, string | number];

function cursorOf(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

const Part = z.union([z.string().max(100), z.number().min(-1e15).max(1e15)]);
const Place = z.tuple([Part, Part]);

/** @throws RegisterError `REQUEST_INVALID` for a cursor that this list did not give. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new RegisterError('REQUEST_INVALID', 'The cursor is not one of this list.', { place: 'query/cursor', remedy: 'Begin without a cursor.' });
  }
}

/** Cuts one row more than asked off again, and tells from it whether there is a next part. */
export function part<Row>(rows: Row[], limit: number, place: (row: Row) => Place, total: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last !== undefined ? cursorOf(place(last)) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
  };
}
