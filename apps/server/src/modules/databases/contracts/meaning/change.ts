/** One thing that a contract promises otherwise than another version of it. */
export interface ContractChange {
  part: 'table' | 'attribute' | 'rule' | 'time' | 'document';
  change: 'added' | 'removed' | 'changed';
  /** Null for what concerns the whole contract. */
  table: string | null;
  columns: string[];
  /** What of it: the kind of rule, the service level, or the field of the document. */
  what: string;
  before: string | null;
  after: string | null;
  /** Whether those who use the data are promised more or less; `same` where neither can be said. */
  promise: 'more' | 'less' | 'same';
}

/** A text for a value of any form, of at most 300 characters; null for none. */
export function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
