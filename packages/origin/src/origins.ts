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
    /** Records of copies outside the original's database that hold a value: collections that could stop if the original were asked instead. */
    stoppable?: number;
  };
}

/** One step towards one original for each attribute; `plan` has them in the order to take them. */
export interface PlanStep {
  /** Id of the attribute. */
  attribute: string;
  /** `decide`: its original is open. `designate`: it is inferred and awaits a decision. `connect`: it is designated; the copies are to ask it. */
  action: 'decide' | 'designate' | 'connect';
  original: ColumnRef | null;
  copies: number;
  /** Records with a value in all holders but the original. */
  records: number;
  divergent: number;
  stoppable: number;
  /** In words, with the assumptions. */
  reason: string;
}

/** A designation that the signs speak against. It holds; somebody should look at it. */
export interface Conflict {
  attribute: string;
  designated: ColumnRef;
  inferred: ColumnRef;
  /** 0..1: how sure the inference would be. */
  confidence: number;
}

/** The content of `origins.json`. */
export interface Origins {
  attributes: Attribute[];
  plan?: PlanStep[];
  conflicts?: Conflict[];
}
