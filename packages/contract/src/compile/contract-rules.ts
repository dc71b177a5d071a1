import type { Contract, QualityRule, Relationship, SchemaObject, SchemaProperty } from '../odcs/types.ts';
import type { Fault } from '../problems/fault.ts';
import type { ContractProblem } from '../problems/problem.ts';
import type { Check, Expectation, Rule, Severity } from '../rule.ts';
import { ruleId, withUniqueIds } from '../rule-id.ts';
import { circles } from './circles.ts';
import { CompileContext, type CompileOptions, mostRules, TooManyRules } from './context.ts';
import { keyColumns } from './contract-keys.ts';
import { custom } from './custom.ts';
import { followedEvent, followsRecorded } from './followed-event.ts';
import { criterionOf, severityOf } from './judgement.ts';
import { nestedPromises } from './nested.ts';
import { propertyChecks } from './property-rules.ts';
import { qualityChecks, type RulePlace } from './quality-rules.ts';
import { relationshipCheck } from './relationship-rules.ts';
import { elementsOf, isOfRenewal, promisedDays } from './service-levels.ts';

/**
 * Compiles a contract to rules of one database. What cannot be run becomes a problem with its place; the rest of the contract holds.
 * @param database the name under which its tables were read.
 */
export function contractRules(contract: Contract, database: string, options: CompileOptions = {}): { rules: Rule[]; problems: ContractProblem[] } {
  const context = new CompileContext(contract, database, options);
  const rules: Rule[] = [];
  try {
    for (const { one, path } of onceNamed(contract.schema, '/schema', context)) rules.push(...objectRules(one, path, context));
    rules.push(...serviceLevelRules(context));
  } catch (error) {
    if (!(error instanceof TooManyRules)) throw error;
    context.problem('CONTRACT_TOO_LARGE', '/schema', { id: 'too-many-rules', facts: { most: mostRules } });
    return { rules: [], problems: context.problems };
  }
  return { rules: withUniqueIds(withoutCircles(rules, context)), problems: context.problems };
}

/** Takes out the references that lead in a circle: of columns that must each be in the other none is the original. */
function withoutCircles(rules: readonly Rule[], context: CompileContext): Rule[] {
  const circling = circles(rules);
  for (const rule of circling) context.problem('CONTRACT_PART_INVALID', context.pathOf(rule), { id: 'relationship-circle' });
  return rules.filter((rule) => !circling.has(rule));
}

/** Elements with their paths. Of two of one name only the first holds: nobody can tell which of them is meant. */
function onceNamed<T extends { name: string }>(list: readonly T[] | undefined, path: string, context: CompileContext): { one: T; path: string }[] {
  const names = new Set<string>();
  return (list ?? []).flatMap((one, place) => {
    const at = { one, path: `${path}/${place}` };
    if (names.has(one.name)) context.problem('CONTRACT_PART_INVALID', `${at.path}/name`, { id: 'name-twice', facts: { name: one.name } });
    return names.size === names.add(one.name).size ? [] : [at];
  });
}

function objectRules(object: SchemaObject, path: string, context: CompileContext): Rule[] {
  const table = context.table(object, path);
  if (table === null) return [];
  const properties = onceNamed(object.properties, `${path}/properties`, context).flatMap(({ one: property, path: at }) => {
    const column = context.column(table, property, at);
    return column === null ? [] : [{ property, column, path: at }];
  });
  const declared = context.declaredTables();
  const columnOf = (name: string): string | null => properties.find(({ property }) => property.name === name)?.column ?? null;
  return [
    ...keyRule(properties, table, context),
    ...properties.flatMap(({ property, column, path: at }) => propertyRules(property, { table, column, columnOf, declared }, at, context)),
    ...qualityRules(object.quality, { table, column: null, columnOf, declared }, path, context),
    ...relationshipRules(object.relationships, null, path, context),
    ...coverageRule(object, table, columnOf, path, context),
  ];
}

function keyRule(properties: readonly { property: SchemaProperty; column: string }[], table: string, context: CompileContext): Rule[] {
  const columns = keyColumns(properties);
  const isAskedAlready = columns.length === 1 && properties.some(({ property }) => property.primaryKey && property.unique);
  return columns.length === 0 || isAskedAlready ? [] : [rule(context, table, { kind: 'unique', columns }, 'high')];
}

function propertyRules(property: SchemaProperty, place: RulePlace & { column: string }, path: string, context: CompileContext): Rule[] {
  const refuse = (member: string, fault: Fault): void => context.problem('CONTRACT_RULE_NOT_SUPPORTED', `${path}/${member}`, fault);
  const asked = propertyChecks(property, place, refuse);
  for (const within of nestedPromises(property, path)) context.problem('CONTRACT_RULE_NOT_SUPPORTED', within, { id: 'within-values' });
  return [
    ...asked.map(({ check, severity }) => rule(context, place.table, check, severity)),
    ...eventRule(property, place, path, context),
    ...qualityRules(property.quality, place, path, context),
    ...relationshipRules(property.relationships, place, path, context),
  ];
}

function qualityRules(list: QualityRule[] | undefined, place: RulePlace, path: string, context: CompileContext): Rule[] {
  return (list ?? []).flatMap((quality, index) => {
    const found = qualityChecks(quality, place);
    const at = quality.type === 'sql' ? context.placeOf(`${path}/quality/${index}/query`) : undefined;
    if ('checks' in found)
      return found.checks.map((check) => ({
        ...rule(context, place.table, check, severityOf(quality), quality, found.promise),
        ...(at && { place: at }),
      }));
    context.problem('CONTRACT_RULE_NOT_SUPPORTED', `${path}/quality/${index}`, found);
    return [];
  });
}

function relationshipRules(
  list: Relationship[] | undefined,
  own: { table: string; column: string } | null,
  path: string,
  context: CompileContext,
): Rule[] {
  return (list ?? []).flatMap((relationship, index) => {
    const found = relationshipCheck(relationship, own, `${path}/relationships/${index}`, context);
    return found ? [context.placed(rule(context, found.table, found.check, 'high'), `${path}/relationships/${index}`)] : [];
  });
}

function eventRule(property: SchemaProperty, place: RulePlace & { column: string }, path: string, context: CompileContext): Rule[] {
  const told = followedEvent(property, place.column, context.database);
  if (told && 'id' in told) context.problem('CONTRACT_PART_INVALID', `${path}/customProperties`, told);
  return told === null || 'id' in told ? [] : [rule(context, place.table, followsRecorded(told, property, place.columnOf, context), 'high')];
}

/** `coveredPopulation: {column, database, table, of}`: every value of that column must exist in this table's `column`. */
function coverageRule(object: SchemaObject, table: string, columnOf: RulePlace['columnOf'], path: string, context: CompileContext): Rule[] {
  const covered = custom(object, 'coveredPopulation');
  if (typeof covered !== 'object' || covered === null) return [];
  const { column, database = context.database, table: other, of } = covered as Record<string, unknown>;
  const own = typeof column === 'string' ? columnOf(column) : null;
  if (own === null || typeof other !== 'string' || typeof of !== 'string' || typeof database !== 'string') {
    context.problem('CONTRACT_PART_INVALID', `${path}/customProperties`, { id: 'population-untold' });
    return [];
  }
  const population = database === context.database ? context.namedTable(other) : { table: other, columnOf: (name: string) => name };
  const told = { database, table: population.table, columns: [population.columnOf(of)] };
  return [rule(context, table, { kind: 'coverage', columns: [own], population: told }, 'high')];
}

function serviceLevelRules(context: CompileContext): Rule[] {
  const { slaProperties = [], schema = [] } = context.contract;
  return slaProperties.flatMap((level, index) => {
    const path = `/slaProperties/${index}`;
    if (!isOfRenewal(level)) return [];
    const days = promisedDays(level);
    if (days === null) context.problem('CONTRACT_RULE_NOT_SUPPORTED', path, { id: 'time-uncountable' });
    const elements = elementsOf(level, context.contract);
    if (elements.length === 0) context.problem('CONTRACT_RULE_NOT_SUPPORTED', path, { id: 'dates-untold' });
    return elements.flatMap((element) => {
      const [objectName, ...names] = element.split('.');
      const object = schema.find(({ name }) => name === objectName);
      const property = object?.properties?.find(({ name }) => name === names.join('.'));
      if (object && names.length === 0) context.problem('CONTRACT_RULE_NOT_SUPPORTED', `${path}/element`, { id: 'dates-untold' });
      else if (!object || !property) context.problem('CONTRACT_UNKNOWN_ELEMENT', `${path}/element`, { id: 'unknown-element', facts: { element } });
      if (days === null || !object || !property) return [];
      const table = context.table(object, path);
      const column = table === null ? null : context.column(table, property, path);
      return table === null || column === null ? [] : [rule(context, table, { kind: 'newest', column, days }, 'medium')];
    });
  });
}

function rule(context: CompileContext, table: string, check: Check, severity: Severity, quality: QualityRule = {}, promise?: Expectation): Rule {
  const description = quality.description ?? quality.name;
  context.countRule();
  return {
    id: ruleId(table, check),
    database: context.database,
    table,
    criterion: criterionOf(check.kind, quality),
    severity,
    check,
    source: 'contract',
    ...(promise && { promise }),
    ...(description !== undefined && { description }),
  };
}
