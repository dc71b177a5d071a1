import type { Edge } from './attribute-group.ts';
import type { Field } from './field.ts';

/** A copy and the holder it is compared with; their records met over `edge`. */
export interface Comparable {
  copy: Field;
  original: Field;
  edge: Edge;
}
