import { checkColumns, contractRules, type Contract as Document, type Rule, type SchemaObject, type SchemaProperty } from '@sogoc/contract';
import type { z } from 'zod';
import { askedOf } from './meaning/asked-of.ts';
import type { Contract } from './schema.ts';

type Readable = z.infer<typeof Contract>;
type Table = Readable['tables'][number];

/** What a contract promises, for reading: its tables with what is asked of each column, and its service levels. */
export function readable(document: Document): Pick<Readable, 'name' | 'tables' | 'serviceLevels'> {
  const { name, schema = [], slaProperties = [] } = document;
  const rules = Map.groupBy(contractRules(document, document.id).rules, ({ table }) => table);
  return {
    name: name ?? null,
    tables: schema.map((table) => tableOf(table, rules.get(table.physicalName ?? table.name) ?? [])),
    serviceLevels: slaProperties.map(({ property, value, unit, element }) => ({
      property,
      value: value === null ? null : String(value),
      unit: unit ?? null,
      element: element ?? null,
    })),
  };
}

function tableOf(table: SchemaObject, rules: readonly Rule[]): Table {
  const ofColumn = Map.groupBy(rules, ({ check }) => (checkColumns(check).length === 1 ? (checkColumns(check)[0] ?? '') : ''));
  return {
    name: table.physicalName ?? table.name,
    description: textOf(table.description),
    rules: (ofColumn.get('') ?? []).map((rule) => ({ ...ruleOf(rule), columns: [...checkColumns(rule.check)] })),
    columns: (table.properties ?? []).map((property) => columnOf(property, ofColumn.get(property.physicalName ?? property.name) ?? [])),
  };
}

function columnOf(property: SchemaProperty, rules: readonly Rule[]): Table['columns'][number] {
  const { name, physicalName, logicalType, required, unique, primaryKey, classification, customProperties = [] } = property;
  const sensitivity = customProperties.find((custom) => custom.property === 'sensitivity')?.value ?? classification;
  return {
    name: physicalName ?? name,
    type: logicalType ?? null,
    description: textOf(property.description),
    required: required ?? false,
    unique: unique ?? false,
    primaryKey: primaryKey ?? false,
    sensitivity: textOf(sensitivity),
    rules: rules.map(ruleOf),
  };
}

function ruleOf(rule: Rule): Table['columns'][number]['rules'][number] {
  return { kind: rule.check.kind, asks: askedOf(rule), severity: rule.severity };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
