import type { Relationship, SchemaObject, SchemaProperty } from '../odcs/types.ts';
import type { Check } from '../rule.ts';
import type { CompileContext } from './context.ts';

interface Place {
  table: string;
  column: string;
}

/** The reference that a relationship asks; null, with a problem, where an end of it is not in the contract. `own`: the column it stands at. */
export function relationshipCheck(
  relationship: Relationship,
  own: Place | null,
  path: string,
  context: CompileContext,
): { table: string; check: Check } | null {
  const from = own ? [own] : ends(relationship.from ?? [], path, context);
  const to = ends(relationship.to, path, context);
  if (!from || !to) return null;
  const [first, second] = [from[0], to[0]];
  const oneTable = (places: Place[]): boolean => places.every(({ table }) => table === places[0]?.table);
  if (!first || !second || from.length !== to.length || !oneTable(from) || !oneTable(to)) {
    context.problem('CONTRACT_PART_INVALID', path, { id: 'relationship-unpaired' });
    return null;
  }
  const target = { database: context.database, table: second.table, columns: to.map(({ column }) => column) };
  return { table: first.table, check: { kind: 'reference', columns: from.map(({ column }) => column), to: target } };
}

function ends(references: string | string[], path: string, context: CompileContext): Place[] | null {
  const found = (Array.isArray(references) ? references : [references]).map((reference) => resolve(reference, path, context));
  const known = found.filter((place) => place !== null);
  return known.length === found.length ? known : null;
}

/** `table.column` by names, or `schema/<id>/properties/<id>` by ids. Elements of other files are not read, nor what lies within a value. */
function resolve(reference: string, path: string, context: CompileContext): Place | null {
  const { schema = [] } = context.contract;
  const found = reference.includes('#') ? undefined : (byIds(reference, schema) ?? byNames(reference, schema));
  if (!found) {
    context.problem('CONTRACT_UNKNOWN_ELEMENT', path, { id: 'relationship-elsewhere', facts: { reference } });
    return null;
  }
  return landed(found.object, found.property, path, context);
}

interface Element {
  object: SchemaObject;
  property: SchemaProperty;
}

function byIds(reference: string, schema: readonly SchemaObject[]): Element | undefined {
  const [, objectId, propertyId] = /^\/?schema\/([^/]+)\/properties\/([^/]+)$/.exec(reference) ?? [];
  const object = schema.find(({ id }) => id !== undefined && id === objectId);
  const property = object?.properties?.find(({ id }) => id !== undefined && id === propertyId);
  return object && property && { object, property };
}

function byNames(reference: string, schema: readonly SchemaObject[]): Element | undefined {
  for (const object of schema) {
    const property = object.properties?.find(({ name }) => `${object.name}.${name}` === reference);
    if (property) return { object, property };
  }
  return undefined;
}

function landed(object: SchemaObject, property: SchemaProperty, path: string, context: CompileContext): Place | null {
  const table = context.table(object, path);
  const column = table === null ? null : context.column(table, property, path);
  return table !== null && column !== null ? { table, column } : null;
}
