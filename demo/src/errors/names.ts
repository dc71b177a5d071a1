import { sql } from '@sogoc/engine';
import { planting, type Rewrite } from './planting.ts';

const givenFirst: Rewrite = (value) => sql`regexp_replace(${value}, '^(.*) ([^ ]+)$', '\\2 \\1')`;
const dropped: Rewrite = (value) => sql`regexp_replace(${value}, ' (Văn|Thị) ', ' ')`;

/** Surname and given name in each other's field. */
export const swappedName = planting('reference-mismatch', 'given name written first', givenFirst);
export const droppedMiddle = planting('reference-mismatch', 'Văn or Thị left out', dropped);
