import type { LogicalType } from '../table-profile.ts';

/** How canonical texts of a type are ordered as the engine orders their values; NaN where a text does not tell. Null for types without such an order. */
export function orderOf(type: LogicalType): ((a: string, b: string) => number) | null {
  switch (type) {
    case 'text':
    case 'boolean':
      return (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    case 'date':
    case 'timestamp':
      return (a, b) => (/^\d{4}-/.test(a) && /^\d{4}-/.test(b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : Number.NaN);
    case 'integer':
    case 'decimal':
      return (a, b) => (a === b ? 0 : Number(a) - Number(b) || Number.NaN);
    default:
      return null;
  }
}
