import { operators } from '../rule.ts';
import { parts } from './locate.ts';
import type { Breach } from './validate.ts';

/** What ODCS 3.0 called its rules, and 3.1 its metrics. */
const metrics: Readonly<Record<string, string>> = {
  duplicateCount: 'duplicateValues',
  uniqueCheck: 'duplicateValues',
  unique: 'duplicateValues',
  nullCheck: 'nullValues',
  nullCount: 'nullValues',
  missingCount: 'missingValues',
  validValues: 'invalidValues',
  invalidCount: 'invalidValues',
  rowCount: 'rowCount',
};

/**
 * The same breaches, each told once: the validator tells what each of the forms that an element may have would ask of it.
 * @param document what was held against the schema.
 */
export function toldOnce(document: unknown, breaches: readonly Breach[]): Breach[] {
  const once = [...Map.groupBy(breaches, ({ path }) => path)].flatMap(([path, own]) => ofElement(document, path, own));
  const withinRules = new Set(once.flatMap(({ path }) => (isWithinRule(path) ? [ruleOf(path)] : [])));
  const untyped = new Set(once.flatMap(({ path, kind }) => (kind === 'choice' && path.endsWith('/type') ? [path.slice(0, -'/type'.length)] : [])));
  // What is wrong with an operator's value says enough of the operators that are not there; which members a rule has follows from its type.
  return once.filter(
    ({ path, kind, fault }) => !(fault.id === 'operators' && withinRules.has(path)) && !(kind === 'unknown' && isRule(path) && untyped.has(path)),
  );
}

function ofElement(document: unknown, path: string, breaches: readonly Breach[]): readonly Breach[] {
  if (isRule(path)) return ofRule(document, path, breaches);
  if (/\/relationships\/\d+\/(from|to)(\/\d+)?$/.test(path)) return [{ path, kind: 'form', fault: { id: 'reference-form' } }];
  const types = [...new Set(breaches.flatMap(({ kind, fault }) => (kind === 'type' ? [String(fault.facts?.type)] : [])))];
  const [first, ...others] = breaches.filter(({ kind }) => kind !== 'type');
  if (types.length < 2) return breaches;
  return [{ path, kind: 'type', fault: { id: 'value-of-type', facts: { type: types.join(', ') } } }, ...(first ? [first] : []), ...others];
}

function ofRule(document: unknown, path: string, breaches: readonly Breach[]): readonly Breach[] {
  const rule = parts(path).reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    document,
  );
  const earlier = breaches.some(({ key, kind, fault }) => key === 'rule' || (kind === 'missing' && fault.facts?.field === 'metric'));
  const named = typeof rule === 'object' && rule !== null && 'rule' in rule ? String(rule.rule) : '';
  if (earlier && named !== '' && !(typeof rule === 'object' && rule !== null && 'metric' in rule))
    return [
      {
        ...{ path, key: 'rule', kind: 'unknown' },
        fault: { id: 'rule-of-earlier', facts: { rule: named, metric: metrics[named] ?? [...new Set(Object.values(metrics))].join(', ') } },
      },
    ];
  const ofOperators = breaches.filter(({ kind, fault }) => kind === 'missing' && operators.some((operator) => operator === fault.facts?.field));
  const others = breaches.filter((breach) => !ofOperators.includes(breach) && breach.fault.id !== 'value-of-no-form');
  const isOfOperators = ofOperators.length > 0 || others.length < breaches.length;
  return isOfOperators ? [...others, { path, kind: 'other', fault: { id: 'operators', facts: { operators: operators.join(', ') } } }] : others;
}

const isRule = (path: string): boolean => /\/quality\/\d+$/.test(path);
const isWithinRule = (path: string): boolean => /\/quality\/\d+\/must(Not)?Be/.test(path);
const ruleOf = (path: string): string => path.replace(/(\/quality\/\d+)\/must.*$/, '$1');
