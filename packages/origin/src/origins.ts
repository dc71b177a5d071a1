/** A column, by its full address. */
export interface ColumnRef {
  database: string;
  table: string;
  column: string;
}

/** A reason, in words, with the figures it rests on. */
export interface Evidence {
  /** Which signal: `containment`, `agreement`, `surplus-keys`, `as-of`, `validity-period`, `designation` ... */
  signal: string;
  detail: string;
}

export type Role = 'original' | 'copy' | 'undetermined' | 'earlier';

export interface Holder extends ColumnRef {
  /** Where the attribute is spread over several columns (type and name): all of them in order, `column` being the telling one. */
  parts?: string[];
  role: Role;
  /** 0..1 */
  confidence: number;
  copyOf: ColumnRef | null;
  evidence: Evidence[];
}

export interface Attribute {
  id: string;
  entity: string;
  name: string;
  holders: Holder[];
  redundancy: {
    copies: number;
    /** Records of all copies that differ from the original (variants not counted). */
    divergentRecords: number;
    /** Share 0..1 of compared records. */
    divergence: number;
  };
}

/** The content of `origins.json`. */
export interface Origins {
  attributes: Attribute[];
}
