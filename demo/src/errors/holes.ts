import { sql } from '@sogoc/engine';
import { planting } from './planting.ts';

/** Left empty. */
export const leftEmpty = planting('missing', 'left empty', () => sql`null`);

/** Filled so that the form could be sent. */
export const filler = (text: string) => planting('missing', 'placeholder', () => sql`${text}`);
