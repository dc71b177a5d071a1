import type { Engine } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import type { AttributeGroup, Edge } from './attribute-group.ts';
import { nameAttribute } from './attribute-name.ts';
import type { Comparable } from './comparable.ts';
import type { ContainedColumns } from './contained-columns.ts';
import type { Decided } from './decide.ts';
import { compareAll, type Differences } from './differences.ts';
import { type Field, fieldRef } from './field.ts';
import type { HashTable } from './hash-tables.ts';
import type { OriginOptions } from './input.ts';
import type { Renewal } from './lateness.ts';
import type { Attribute, Holder, Origins } from './origins.ts';
import { conflictsOf, type DescribedAttribute, planOf, stoppable } from './plan.ts';
import { findStrangers, type Strangers } from './strangers.ts';
import { catalogue } from './words/catalogue.ts';

/** A copy compared with the holder it was taken from. */
export interface ComparedCopy {
  attribute: Attribute;
  holder: Holder;
  /** The holder it was compared with: where it was taken from. */
  original: Holder;
  copyTable: TableProfile;
  /** True where values of this attribute are personal and must be masked when shown. */
  personal: boolean;
  differences: Differences | null;
  strangers: Strangers | null;
}

export interface OriginFindings {
  origins: Origins;
  copies: ComparedCopy[];
  contained: ContainedColumns;
}

const rank = { original: 0, copy: 1, undetermined: 2, earlier: 3 };

/** Writes down what was decided, and compares every copy with what it was taken from. */
export async function describe(
  engine: Engine,
  groups: readonly AttributeGroup[],
  decisions: ReadonlyMap<AttributeGroup, Decided[]>,
  tables: readonly HashTable[],
  renewal: Renewal,
  options: OriginOptions,
): Promise<Omit<OriginFindings, 'contained'>> {
  const attributes = describeAttributes(groups, decisions, options);
  const compared = attributes.flatMap(({ attribute, decided }) => comparedIn(attribute, decided));
  const differences = await compareAll(engine, compared, tables, options.pack, renewal, options);
  const copies: ComparedCopy[] = [];
  for (const [at, { attribute, holder, source, copy: field, original: from, edge }] of compared.entries()) {
    const found = differences[at] ?? null;
    if (found?.convention) {
      holder.evidence.push({ signal: 'convention', detail: catalogue[options.language].convention({ kind: found.convention }) });
    }
    const strangers = isTellingKey(field, edge) ? await findStrangers(engine, field, from, edge, groups, tables, options.pack, options) : null;
    const personal = [...field.columns, ...from.columns].some((column) => column.personal);
    copies.push({ attribute, holder, original: source, copyTable: field.table, personal, differences: found, strangers });
  }
  for (const { attribute, decided } of attributes) {
    attribute.redundancy = { ...redundancyOf(copies.filter((copy) => copy.attribute === attribute)), stoppable: stoppable(decided) };
  }
  const plan = planOf(attributes, copies, catalogue[options.language]);
  return { origins: { attributes: attributes.map(({ attribute }) => attribute), plan, conflicts: conflictsOf(attributes) }, copies };
}

function describeAttributes(
  groups: readonly AttributeGroup[],
  decisions: ReadonlyMap<AttributeGroup, Decided[]>,
  { pack }: OriginOptions,
): DescribedAttribute[] {
  const taken = new Set<string>();
  const ordered = [...groups].sort((x, y) => y.fields.length - x.fields.length || (x.fields[0]?.index ?? 0) - (y.fields[0]?.index ?? 0));
  return ordered.map((group) => {
    const decided = [...(decisions.get(group) ?? [])].sort((x, y) => rank[x.role] - rank[y.role] || y.confidence - x.confidence);
    const name = nameAttribute(
      decided.map((one) => one.field),
      pack,
      taken,
    );
    return { attribute: { ...name, holders: decided.map(holderOf), redundancy: { copies: 0, divergentRecords: 0, divergence: 0 } }, group, decided };
  });
}

function holderOf({ field, role, confidence, source, evidence }: Decided): Holder {
  const parts = field.columns.length > 1 ? { parts: field.columns.map((column) => column.name) } : {};
  return {
    ...fieldRef(field),
    ...parts,
    role,
    confidence: Math.round(confidence * 1000) / 1000,
    copyOf: source ? fieldRef(source.field) : null,
    evidence,
  };
}

interface ComparableHolder extends Comparable {
  attribute: Attribute;
  holder: Holder;
  source: Holder;
}

function comparedIn(attribute: Attribute, decided: readonly Decided[]): ComparableHolder[] {
  return decided.flatMap(({ field, source }, at) => {
    const [holder, from] = [attribute.holders[at], attribute.holders[decided.findIndex((other) => other.field === source?.field)]];
    return source?.edge && holder && from ? [{ attribute, holder, source: from, copy: field, original: source.field, edge: source.edge }] : [];
  });
}

/** A stranger is told of once, at the field of the key that tells most. */
function isTellingKey(field: Field, { link }: Edge): boolean {
  const key = link.alignment.one.table === field.table ? link.alignment.oneKey : link.alignment.manyKey;
  const distinct = (one: Field): number => Math.max(...one.columns.map((column) => column.distinct));
  return key.includes(field) && key.every((other) => distinct(other) <= distinct(field));
}

function redundancyOf(compared: readonly ComparedCopy[]): Attribute['redundancy'] {
  const total = compared.reduce((sum, copy) => sum + (copy.differences?.compared ?? 0), 0);
  const divergentRecords = compared.reduce(
    (sum, copy) => sum + (copy.differences?.different ?? 0) + (copy.strangers ? copy.strangers.rows.rows - copy.strangers.lacking : 0),
    0,
  );
  return { copies: compared.length, divergentRecords, divergence: total === 0 ? 0 : Math.round((divergentRecords / total) * 1e6) / 1e6 };
}
