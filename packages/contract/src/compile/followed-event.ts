import type { SchemaProperty } from '../odcs/types.ts';
import type { Fault } from '../problems/fault.ts';
import type { CheckOf } from '../rule.ts';
import type { CompileContext } from './context.ts';
import { custom } from './custom.ts';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);

/**
 * `followsEvent: {key, table, of, value | column, database?, since?, after?, where?}` at a property, as a check.
 * @returns null where the property says none, a fault where it says it wrong.
 */
export function followedEvent(property: SchemaProperty, column: string, database: string): CheckOf<'follows'> | Fault | null {
  const told = custom(property, 'followsEvent');
  if (told === undefined) return null;
  if (typeof told !== 'object' || told === null) return { id: 'event-untold' };
  const { key, table, of, value, column: from, database: other = database, since, after, where } = told as Record<string, unknown>;
  const given = isText(value) ? { is: value } : isText(from) ? { column: from } : null;
  if (!isText(key) || !isText(table) || !isText(of) || !isText(other) || !given) return { id: 'event-untold' };
  if ((since !== undefined && !isText(since)) || (after !== undefined && !isText(after)) || (where !== undefined && !isTexts(where)))
    return { id: 'event-dates' };
  if (after !== undefined && since === undefined) return { id: 'event-after' };
  const event = { database: other, table, of, value: given, ...(since && { since }), ...(where && { where }) };
  return { kind: 'follows', columns: [key, column], event, ...(after && { after }) };
}

/**
 * The same with the landed names of what this contract names: columns of the record's own table (`columnOf`), and the table of events where it is in the same database. What
 * the contract says that the property refers to are the values that may follow.
 */
export function followsRecorded(
  check: CheckOf<'follows'>,
  { relationships = [] }: SchemaProperty,
  columnOf: (property: string) => string | null,
  context: CompileContext,
): CheckOf<'follows'> {
  const { columns, event, after } = check;
  const own = (name: string): string => columnOf(name) ?? name;
  const ofRecord = { ...check, columns: [own(columns[0]), columns[1]] as const, ...(after !== undefined && { after: own(after) }) };
  if (event.database !== context.database) return ofRecord;
  const { table, columnOf: there } = context.namedTable(event.table);
  const [reference] = [relationships[0]?.to ?? []].flat();
  const [knownTable, knownColumn] = reference?.includes('/') ? [] : (reference?.split('.') ?? []);
  const known = knownTable && knownColumn ? context.namedTable(knownTable) : null;
  const { of, value, since, where } = event;
  return {
    ...ofRecord,
    event: {
      ...event,
      table,
      of: there(of),
      value: 'column' in value ? { column: there(value.column) } : value,
      ...(since !== undefined && { since: there(since) }),
      ...(where && { where: Object.fromEntries(Object.entries(where).map(([name, text]) => [there(name), text])) }),
      ...(known && knownColumn && { known: { table: known.table, column: known.columnOf(knownColumn) } }),
    },
  };
}
