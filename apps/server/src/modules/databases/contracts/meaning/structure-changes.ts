import type { Contract, SchemaObject, SchemaProperty } from '@sogoc/contract';
import { contractDifferences } from '../differences.ts';
import { type ContractChange, shown } from './change.ts';

/** What asks something of the records: told as rules. */
const asked = [
  ...['name', 'physicalName', 'required', 'unique', 'primaryKeyPosition', 'logicalTypeOptions', 'quality', 'relationships'],
  ...['semanticType', 'codeList', 'renewedWithinDays', 'notBefore', 'followsEvent', 'coveredPopulation'],
];

/** Tables and columns that came, went, or are described otherwise. */
export function structureChanges(before: Contract, after: Contract): ContractChange[] {
  return pairs(before.schema, after.schema).flatMap(({ name, old, now }) => {
    if (!old || !now) return [whole('table', name, [], old, now, columnCount(old ?? now))];
    return [
      ...described({ table: name, columns: [] }, fieldsOf(old, ['properties']), fieldsOf(now, ['properties'])),
      ...pairs(old.properties, now.properties).flatMap((column) => columnChanges(name, column)),
    ];
  });
}

function columnChanges(table: string, { name, old, now }: Pair<SchemaProperty>): ContractChange[] {
  if (!old || !now) return [whole('attribute', table, [name], old, now, shown((old ?? now)?.logicalType))];
  return described({ table, columns: [name] }, fieldsOf(old, []), fieldsOf(now, []));
}

interface Pair<T> {
  name: string;
  old: T | undefined;
  now: T | undefined;
}

/** Elements of two lists by their names in the data: those of the second first, in its order. */
function pairs<T extends SchemaObject | SchemaProperty>(before: readonly T[] = [], after: readonly T[] = []): Pair<T>[] {
  const named = (list: readonly T[]) => new Map(list.map((one) => [one.physicalName ?? one.name, one]));
  const [old, now] = [named(before), named(after)];
  return [...new Set([...now.keys(), ...old.keys()])].map((name) => ({ name, old: old.get(name), now: now.get(name) }));
}

function whole(part: 'table' | 'attribute', table: string, columns: string[], old: unknown, now: unknown, told: string | null): ContractChange {
  const change = old === undefined ? 'added' : 'removed';
  return { part, change, table, columns, what: part, before: old ? told : null, after: now ? told : null, promise: now ? 'more' : 'less' };
}

function columnCount(table: SchemaObject | undefined): string {
  return String(table?.properties?.length ?? 0);
}

/** What a table or column says of itself; custom properties by their names. */
function fieldsOf({ customProperties = [], ...fields }: SchemaObject | SchemaProperty, without: readonly string[]): Record<string, unknown> {
  const all = [...Object.entries(fields), ...customProperties.map(({ property, value }): [string, unknown] => [property, value])];
  return Object.fromEntries(all.filter(([field]) => !asked.includes(field) && !without.includes(field)));
}

function described(at: Pick<ContractChange, 'table' | 'columns'>, old: object, now: object): ContractChange[] {
  const part = at.columns.length > 0 ? 'attribute' : 'table';
  return contractDifferences(old, now).map(({ path, change, before, after }) => ({
    part,
    change,
    ...at,
    what: path,
    before: shown(before),
    after: shown(after),
    promise: 'same',
  }));
}
