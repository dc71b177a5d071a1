import type { ColumnProfile, TableProfile } from '@sogoc/profile';
import type { Criterion, Rule } from '../rule.ts';
import type { Contract, CustomProperty, QualityRule, Relationship, SchemaObject, SchemaProperty } from './types.ts';

const logicalTypes: Readonly<Record<ColumnProfile['type'], string>> = {
  empty: 'string',
  boolean: 'boolean',
  integer: 'integer',
  decimal: 'number',
  date: 'date',
  timestamp: 'timestamp',
  text: 'string',
  other: 'string',
};

const dimensions: Partial<Record<Criterion, string>> = {
  correct: 'conformity',
  complete: 'completeness',
  clean: 'uniqueness',
  unified: 'consistency',
  live: 'timeliness',
};

/**
 * A contract for a database as its data suggests: a draft for its agency to edit, not a promise yet. Compiled again, it asks what the rules ask, but
 * for hygiene, placeholders and the shared dictionary, which every database is asked without a contract.
 * @param rules those proposed for its tables.
 */
export function inferContract(database: string, tables: readonly TableProfile[], rules: readonly Rule[]): Contract {
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: database,
    name: database,
    version: '0.1.0',
    status: 'draft',
    schema: tables
      .filter((table) => table.database === database)
      .map((table) =>
        objectOf(
          table,
          rules.filter((rule) => rule.database === database && rule.table === table.table),
        ),
      ),
  };
}

function objectOf(table: TableProfile, rules: readonly Rule[]): SchemaObject {
  const relationships = rules.flatMap(relationshipOf);
  const quality = rules.flatMap(tableQuality);
  return {
    name: table.table,
    physicalName: table.table,
    logicalType: 'object',
    properties: table.columns.map((column) => propertyOf(column, table, rules)),
    ...(relationships.length > 0 && { relationships }),
    ...(quality.length > 0 && { quality }),
  };
}

function propertyOf(column: ColumnProfile, table: TableProfile, rules: readonly Rule[]): SchemaProperty {
  const own = rules.filter(
    ({ check }) =>
      ('column' in check && check.column === column.name) ||
      (check.kind === 'unique' && check.columns.join() === column.name) ||
      (check.kind === 'order' && check.columns[1] === column.name),
  );
  const key = table.recordKey.columns.indexOf(column.name);
  const options = Object.assign({}, ...own.map(optionsOf));
  const quality = own.flatMap(columnQuality);
  const custom = own.flatMap(customOf);
  const earlier = own.flatMap(({ check }) => (check.kind === 'order' ? [check.columns[0]] : []));
  if (earlier.length > 0) custom.push({ property: 'notBefore', value: earlier.length === 1 ? earlier[0] : earlier });
  if (column.personal) custom.push({ property: 'sensitivity', value: 'personal' });
  return {
    name: column.name,
    physicalName: column.name,
    logicalType: logicalTypes[column.type],
    physicalType: column.sourceType,
    ...(key >= 0 && { primaryKey: true, primaryKeyPosition: key + 1 }),
    ...(own.some(({ check }) => check.kind === 'required' && column.missing === 0) && { required: true }),
    ...(key < 0 && own.some(({ check }) => check.kind === 'unique') && { unique: true }),
    ...(Object.keys(options).length > 0 && { logicalTypeOptions: options }),
    ...(quality.length > 0 && { quality }),
    ...(custom.length > 0 && { customProperties: custom }),
  };
}

function optionsOf({ check }: Rule): Record<string, unknown> {
  if (check.kind === 'range')
    return { ...(check.min !== undefined && { minimum: check.min }), ...(check.max !== undefined && { maximum: check.max }) };
  if (check.kind === 'length')
    return { ...(check.min !== undefined && { minLength: check.min }), ...(check.max !== undefined && { maxLength: check.max }) };
  return check.kind === 'pattern' ? { pattern: check.pattern } : {};
}

/** Columns that are nearly always filled promise as much as they keep today. */
function columnQuality({ check, criterion, evidence }: Rule): QualityRule[] {
  const dimension = dimensions[criterion];
  if (check.kind === 'code-list')
    return [{ metric: 'invalidValues', arguments: { validValues: [...check.values] }, mustBe: 0, ...(dimension && { dimension }) }];
  if (check.kind !== 'required' || evidence?.filled === 1) return [];
  const filled = typeof evidence?.filled === 'number' ? evidence.filled : 0.98;
  return [
    {
      metric: 'missingValues',
      arguments: { missingValues: [''] },
      mustBeLessOrEqualTo: Math.ceil((1 - filled) * 10_000) / 100,
      unit: 'percent',
      ...(dimension && { dimension }),
    },
  ];
}

function customOf({ check }: Rule): CustomProperty[] {
  return check.kind === 'format' ? [{ property: 'semanticType', value: check.semanticType }] : [];
}

function tableQuality({ check }: Rule): QualityRule[] {
  if (check.kind !== 'unique' || check.columns.length < 2) return [];
  return [{ metric: 'duplicateValues', arguments: { properties: [...check.columns] }, mustBe: 0, dimension: 'uniqueness' }];
}

/** ODCS writes references by names of Latin letters, digits and `_` alone; others cannot be written. */
function relationshipOf({ check, table }: Rule): Relationship[] {
  if (check.kind !== 'reference') return [];
  const from = check.columns.map((column) => `${table}.${column}`);
  const to = check.to.columns.map((column) => `${check.to.table}.${column}`);
  if (![...from, ...to].every((reference) => /^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*$/.test(reference))) return [];
  const [one, other] = [from[0], to[0]];
  return from.length === 1 && one && other ? [{ from: one, to: other }] : [{ from, to }];
}
