import type { SchemaProperty } from '../odcs/types.ts';
import type { Fault } from '../problems/fault.ts';
import type { Check, Severity } from '../rule.ts';
import { custom, customText } from './custom.ts';
import { patternProblem } from './pattern.ts';
import type { RulePlace } from './quality-rules.ts';

/** A check that a property asks, with what is wrong about it. */
export interface Asked {
  check: Check;
  severity: Severity;
}

type Refuse = (member: string, fault: Fault) => void;

const types: Readonly<Record<string, (Check & { kind: 'type' })['type']>> = {
  integer: 'integer',
  number: 'decimal',
  date: 'date',
  timestamp: 'timestamp',
  boolean: 'boolean',
};

const formats: Readonly<Record<string, string>> = {
  email: '^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+$',
  uuid: '^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$',
  uri: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$',
  hostname: '^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$',
  ipv4: '^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.|$)){4}$',
};

/** A time of day as ISO 8601 writes it, with or without seconds, their parts and a zone. */
const time = '^([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)([.,][0-9]+)?)?(Z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)?$';

/** The checks that a property's own fields ask: required, type, its options, and the custom properties for what ODCS has no place. */
export function propertyChecks(property: SchemaProperty, { column, columnOf }: RulePlace & { column: string }, refuse: Refuse): Asked[] {
  const asked: Asked[] = [];
  const ask = (check: Check, severity: Severity = 'medium'): void => void asked.push({ check, severity });
  const type = types[property.logicalType ?? ''];
  if (property.required || property.primaryKey) ask({ kind: 'required', column }, 'high');
  if (property.unique) ask({ kind: 'unique', columns: [column] }, 'high');
  if (type) ask({ kind: 'type', column, type });
  if (property.logicalType === 'time') ask({ kind: 'pattern', column, pattern: time });
  for (const check of optionChecks(property.logicalTypeOptions ?? {}, property.logicalType, column, refuse)) ask(check);
  const semanticType = customText(property, 'semanticType');
  if (semanticType) ask({ kind: 'format', column, semanticType }, 'high');
  const list = custom(property, 'codeList');
  if (Array.isArray(list)) ask({ kind: 'code-list', column, values: list.map(String) });
  else if (list !== undefined) refuse('customProperties', { id: 'custom-value', facts: { name: 'codeList' } });
  const days = custom(property, 'renewedWithinDays');
  if (typeof days === 'number' && days > 0) ask({ kind: 'freshness', column, days });
  else if (days !== undefined) refuse('customProperties', { id: 'custom-value', facts: { name: 'renewedWithinDays' } });
  for (const earlier of [custom(property, 'notBefore')].flat())
    if (typeof earlier === 'string' && earlier !== '') ask({ kind: 'order', columns: [columnOf(earlier) ?? earlier, column] });
  return asked;
}

function optionChecks(options: Record<string, unknown>, logicalType: string | undefined, column: string, refuse: Refuse): Check[] {
  const checks: Check[] = [];
  const [least, most] = [whole(options.minLength), whole(options.maxLength)];
  if (least !== undefined && most !== undefined && least > most) refuse('logicalTypeOptions/minLength', { id: 'bounds-crossed' });
  else if (least !== undefined || most !== undefined)
    checks.push({ kind: 'length', column, ...(least !== undefined && { min: least }), ...(most !== undefined && { max: most }) });
  if (typeof options.pattern === 'string') {
    const problem = patternProblem(options.pattern);
    if (problem) refuse('logicalTypeOptions/pattern', problem);
    else checks.push({ kind: 'pattern', column, pattern: options.pattern });
  }
  const form = logicalType === 'string' && typeof options.format === 'string' ? formats[options.format] : undefined;
  if (form) checks.push({ kind: 'pattern', column, pattern: form });
  else if (logicalType === 'string' && options.format !== undefined)
    refuse('logicalTypeOptions/format', { id: 'format-unknown', facts: { format: String(options.format) } });
  const { multipleOf } = options;
  if (typeof multipleOf === 'number' && multipleOf > 0 && Number.isFinite(multipleOf)) checks.push({ kind: 'multiple', column, of: multipleOf });
  else if (multipleOf !== undefined) refuse('logicalTypeOptions/multipleOf', { id: 'multiple-of-none' });
  const range = rangeCheck(options, column);
  if (range?.kind === 'range' && typeof range.min === typeof range.max && (range.min ?? 0) > (range.max ?? 0)) {
    refuse('logicalTypeOptions', { id: 'bounds-crossed' });
    return checks;
  }
  return range ? [...checks, range] : checks;
}

const whole = (value: unknown): number | undefined => (typeof value === 'number' && Number.isInteger(value) ? value : undefined);

function rangeCheck(options: Record<string, unknown>, column: string): Check | null {
  const bound = (value: unknown): value is string | number => typeof value === 'number' || typeof value === 'string';
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = options;
  const min = bound(exclusiveMinimum) ? exclusiveMinimum : minimum;
  const max = bound(exclusiveMaximum) ? exclusiveMaximum : maximum;
  if (!bound(min) && !bound(max)) return null;
  return {
    kind: 'range',
    column,
    ...(bound(min) && { min, exclusiveMin: min === exclusiveMinimum }),
    ...(bound(max) && { max, exclusiveMax: max === exclusiveMaximum }),
  };
}
