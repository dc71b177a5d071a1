import { z } from 'zod';

/** Which part of a long list: at most 200 rows at once. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('From 1'),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

/** A part of a list with the number of all its rows. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.int().describe('Rows of all pages') });
}
