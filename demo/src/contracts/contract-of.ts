import type { Contract, SchemaObject, SchemaProperty, ServiceLevel } from '@sogoc/contract';
import type { ColumnSpec, DatabaseSpec, Followed, TableSpec } from '../derive/spec.ts';
import { publicName, publicPlace } from '../variant/publish.ts';
import { visible } from '../write/rows.ts';

/** What attributes are by the country pack's semantic types. Not names: no agency promises a list of surnames. */
const semanticTypes: Readonly<Record<string, string>> = {
  personal_id: 'vn.personal-id',
  id_card: 'vn.old-id-card',
  tax_code: 'vn.tax-code',
  insurance_number: 'vn.social-insurance-number',
  certificate_serial: 'vn.certificate-serial',
  commune_code: 'vn.commune-code',
  school_commune: 'vn.commune-code',
  farm_commune: 'vn.commune-code',
};

const identifiers = new Set(['personal_id', 'tax_code', 'insurance_number', 'certificate_serial']);
const personal = new Set([
  'personal_id',
  'id_card',
  'full_name',
  'father_name',
  'mother_name',
  'spouse_name',
  'birth_date',
  'address',
  'insurance_number',
]);

/**
 * The contract of one of the province's databases (ODCS 3.1): keys, required fields, meanings, references. It says what the agency promises, not
 * what its data keeps.
 * @param all every database, under the names that readers see: a contract may name another's events.
 */
export function contractOf(database: DatabaseSpec, all: readonly DatabaseSpec[] = [database]): Contract {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: database.name,
    name: database.title.vi,
    version: '1.0.0',
    status: 'active',
    description: { purpose: database.title.en },
    team: { name: database.owner },
    schema: database.tables.map((table) => objectOf(table, database, all)),
    ...(database.renewed && { slaProperties: [renewal(database.renewed, database)] }),
  };
}

function renewal({ by, value, unit }: NonNullable<DatabaseSpec['renewed']>, database: DatabaseSpec): ServiceLevel {
  return { property: 'frequency', value, unit, element: by.map((column) => publicReference(column, database)).join(', ') };
}

function objectOf(table: TableSpec, database: DatabaseSpec, all: readonly DatabaseSpec[]): SchemaObject {
  const name = publicName(table);
  const key: SchemaProperty = {
    name: publicName(table.key),
    logicalType: 'string',
    primaryKey: true,
    primaryKeyPosition: 1,
    required: true,
    unique: true,
  };
  const properties = visible(table).map((column) => propertyOf(column, table, database, all));
  const quality = (table.uniques ?? []).map((columns) => ({
    metric: 'duplicateValues' as const,
    arguments: { properties: columns.map((column) => ownName(column, table)) },
    mustBe: 0,
  }));
  return { name, physicalName: name, logicalType: 'object', properties: [key, ...properties], ...(quality.length > 0 && { quality }) };
}

function propertyOf(column: ColumnSpec, table: TableSpec, database: DatabaseSpec, all: readonly DatabaseSpec[]): SchemaProperty {
  const { holds, refersTo, follows, errors = [], optional, codes } = column;
  const meaning = semanticTypes[holds?.name ?? ''];
  const custom = [
    ...(meaning ? [{ property: 'semanticType', value: meaning }] : []),
    ...(follows ? [{ property: 'followsEvent', value: eventOf(follows, table, all) }] : []),
    ...(codes ? [{ property: 'codeList', value: [...codes] }] : []),
    ...(personal.has(holds?.name ?? '') ? [{ property: 'sensitivity', value: 'personal' }] : []),
  ];
  return {
    name: publicName(column),
    logicalType: 'string',
    ...(!optional && errors.some(({ kind }) => kind === 'missing') && { required: true }),
    ...(holds && !holds.copy && identifiers.has(holds.name) && { unique: true }),
    ...(refersTo && { relationships: [{ to: publicReference(refersTo, database) }] }),
    ...(custom.length > 0 && { customProperties: custom }),
  };
}

function ownName(column: string, table: TableSpec): string {
  const found = [table.key, ...table.columns].find(({ name }) => name === column);
  return found ? publicName(found) : column;
}

function eventOf({ key, event, value, since, after }: Followed, table: TableSpec, all: readonly DatabaseSpec[]): Record<string, string> {
  const there = (column: string): string => publicPlace(all, { ...event, column }).column;
  const { database, table: events, column: of } = publicPlace(all, { ...event, column: event.of });
  return {
    key: ownName(key, table),
    database,
    table: events,
    of,
    ...(typeof value === 'string' ? { value } : { column: there(value.column) }),
    ...(since !== undefined && { since: there(since) }),
    ...(after !== undefined && { after: ownName(after, table) }),
  };
}

function publicReference(refersTo: string, database: DatabaseSpec): string {
  const [table = '', column = ''] = refersTo.split('.');
  const place = publicPlace([database], { database: database.name, table, column });
  return `${place.table}.${place.column}`;
}
