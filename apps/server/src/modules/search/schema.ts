import { z } from 'zod';

/** How many of each kind are found. */
export const most = 6;

export const SearchQuery = z.object({
  text: z.string().trim().min(2).max(100).describe('A part of a name, with or without accents; a number of a task or case; the key of a record'),
});

/** What was found, of each kind that the caller may read somewhere; the nearest first. */
export const SearchResult = z
  .object({
    databases: z.array(z.object({ id: z.string(), name: z.string(), owner: z.string() })),
    attributes: z.array(z.object({ id: z.string(), holders: z.int() })),
    tasks: z.array(z.object({ id: z.int(), programme: z.string(), number: z.string(), title: z.string(), due: z.iso.date() })),
    cases: z.array(
      z.object({
        id: z.int(),
        database: z.string(),
        table: z.string(),
        column: z.string().nullable(),
        kind: z.string(),
        unit: z.string(),
        status: z.string(),
      }),
    ),
  })
  .meta({ id: 'SearchResult' });
