import type { Attribute, Holder, Origins } from '@sogoc/origin';
import { maskText } from '@sogoc/profile';
import type { z } from 'zod';
import type { Entity, EntityValue } from './schema.ts';
import type { PlacedRecord } from './visible.ts';

type Value = z.infer<typeof EntityValue>;

/**
 * The values of an entity's records, attribute by attribute, beside the original's. All records are compared, the visible ones shown.
 * @param shows whether a record's personal values are shown in full.
 */
export function describe(
  records: readonly PlacedRecord[],
  visible: ReadonlySet<PlacedRecord>,
  { attributes }: Origins,
  shows: (record: PlacedRecord) => boolean,
): Pick<z.infer<typeof Entity>, 'attributes' | 'others'> {
  const told = new Set<string>();
  const described = attributes.flatMap(({ id, name, holders }) => {
    const original = records.flatMap((record) =>
      holdersIn(record, holders)
        .filter(({ role }) => role === 'original')
        .flatMap(({ column }) => record.values.get(column) ?? []),
    );
    const values = [...visible].flatMap((record) =>
      holdersIn(record, holders).map((holder) => {
        told.add(`${record.table.database}.${record.table.table}.${holder.column}`);
        const comparison = holder.role === 'original' ? null : compare(record, holder.column, original);
        return shown(record, holder.column, holder.role, comparison, shows(record));
      }),
    );
    return values.length === 0 ? [] : [{ attribute: id, name, differs: values.some(({ comparison }) => comparison === 'different'), values }];
  });
  const others = [...visible].flatMap((record) =>
    record.table.columns
      .filter(({ name }) => !told.has(`${record.table.database}.${record.table.table}.${name}`))
      .map(({ name }) => shown(record, name, null, null, shows(record))),
  );
  return { attributes: described, others };
}

function holdersIn({ table }: PlacedRecord, holders: Attribute['holders']): Holder[] {
  return holders.filter((holder) => holder.database === table.database && holder.table === table.table);
}

/**
 * As the survey compared it with the original's, which knows ways of writing dates and codes that stand for each other: what it found nothing wrong with is
 * the same, or said otherwise. Null where either value is not there.
 */
function compare({ values, unlike }: PlacedRecord, column: string, original: readonly string[]): Value['comparison'] {
  const value = values.get(column) ?? null;
  if (value === null || original.length === 0) return null;
  return unlike.get(column) ?? (original.includes(value) ? 'same' : 'variant');
}

function shown(record: PlacedRecord, column: string, role: Value['role'], comparison: Value['comparison'], full: boolean): Value {
  const { table, key, values, databaseId } = record;
  const personal = (name: string) => table.columns.some((one) => one.name === name && one.personal);
  const value = values.get(column) ?? null;
  return {
    database: databaseId,
    table: table.table,
    record: table.recordKey.columns.some(personal) && !full ? maskText(key) : key,
    column,
    asOf: table.asOf,
    role,
    value: value !== null && personal(column) && !full ? maskText(value) : value,
    comparison,
  };
}
