import { z } from 'zod';

export const Language = z.enum(['vi', 'en', 'id']);
export type Language = z.infer<typeof Language>;

/** A text that users read, in each language of the house. */
export const Text = z
  .object({ vi: z.string().min(1).max(1000), en: z.string().min(1).max(1000), id: z.string().min(1).max(1000) })
  .meta({ id: 'Text' });
export type Text = z.infer<typeof Text>;
