import type { Contract, SchemaObject, SchemaProperty } from '@sogoc/contract';
import type { ColumnSpec, DatabaseSpec, TableSpec } from '../derive/spec.ts';
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
 */
export function contractOf(database: DatabaseSpec): Contract {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: database.name,
    name: database.title.vi,
    version: '1.0.0',
    status: 'active',
    description: { purpose: database.title.en },
    team: { name: database.owner },
    schema: database.tables.map((table) => objectOf(table, database)),
    slaProperties: [{ property: 'frequency', value: 1, unit: 'd' }],
  };
}

function objectOf(table: TableSpec, database: DatabaseSpec): SchemaObject {
  const name = publicName(table);
  const key: SchemaProperty = {
    name: publicName(table.key),
    logicalType: 'string',
    primaryKey: true,
    primaryKeyPosition: 1,
    required: true,
    unique: true,
  };
  const properties = visible(table).map((column) => propertyOf(column, database));
  return { name, physicalName: name, logicalType: 'object', properties: [key, ...properties] };
}

function propertyOf(column: ColumnSpec, database: DatabaseSpec): SchemaProperty {
  const { holds, refersTo, errors = [], optional, codes } = column;
  const meaning = semanticTypes[holds?.name ?? ''];
  const custom = [
    ...(meaning ? [{ property: 'semanticType', value: meaning }] : []),
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

function publicReference(refersTo: string, database: DatabaseSpec): string {
  const [table = '', column = ''] = refersTo.split('.');
  const place = publicPlace([database], { database: database.name, table, column });
  return `${place.table}.${place.column}`;
}
