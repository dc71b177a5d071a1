import type { ReadContract } from '../odcs/read-contract.ts';
import type { Contract, SchemaObject, SchemaProperty } from '../odcs/types.ts';
import type { Fault } from '../problems/fault.ts';
import { type ContractProblem, type ContractProblemCode, problemOf } from '../problems/problem.ts';
import type { ContractPlace, Rule } from '../rule.ts';

/** A landed table, as far as rules must know it; a `TableProfile` fits. */
export interface KnownTable {
  table: string;
  columns: readonly { name: string }[];
}

export interface CompileOptions {
  /** Name of the contract's file, for problems. */
  file?: string;
  /** What `readContract` gave, for the lines of problems. */
  locate?: ReadContract['locate'];
  /** Tables of the database. Given, elements of the contract that are not among them become problems; otherwise names are taken as they stand. */
  tables?: readonly KnownTable[];
}

/** Ten thousand rules are a mistake of a generator, or an attack, and not what an agency promises. */
export const mostRules = 9_999;

/** Thrown at the first rule too many, so that no more of them are made. */
export class TooManyRules extends Error {}

/** What the parts of a compilation share. */
export class CompileContext {
  readonly contract: Contract;
  readonly database: string;
  readonly problems: ContractProblem[] = [];
  readonly #options: CompileOptions;
  readonly #places = new Map<Rule, string>();
  #rules = 0;
  #declared: readonly { name: string; table: string }[] | undefined;

  constructor(contract: Contract, database: string, options: CompileOptions) {
    this.contract = contract;
    this.database = database;
    this.#options = options;
  }

  /** @throws TooManyRules */
  countRule(): void {
    this.#rules += 1;
    if (this.#rules > mostRules) throw new TooManyRules();
  }

  /** Remembers where in the contract a rule stands. */
  placed(rule: Rule, path: string): Rule {
    this.#places.set(rule, path);
    return rule;
  }

  pathOf(rule: Rule): string {
    return this.#places.get(rule) ?? '';
  }

  /** Where an element of the contract stands; undefined where only the compiled contract is known. */
  placeOf(path: string): ContractPlace | undefined {
    const { locate, file = '' } = this.#options;
    return locate && { file, path, ...locate(path) };
  }

  problem(code: ContractProblemCode, path: string, fault: Fault): void {
    const { locate, file = '' } = this.#options;
    this.problems.push(problemOf(code, fault, { file, path, ...(locate?.(path) ?? { line: 0, column: 0 }) }));
  }

  /** The landed table of a schema object: of its physical name, else of its name; null, and a problem, where there is none. */
  table(object: SchemaObject, path: string): string | null {
    const found = this.landed(object);
    const tables = (this.#options.tables ?? []).map((known) => known.table).slice(0, 20);
    const facts = { table: object.physicalName ?? object.name, tables: tables.join(', ') };
    if (found === null) this.problem('CONTRACT_UNKNOWN_ELEMENT', path, { id: 'unknown-table', facts });
    return found;
  }

  /** The same, without a problem. */
  landed(object: SchemaObject): string | null {
    const { tables } = this.#options;
    if (!tables) return object.physicalName ?? object.name;
    // A server's table may be written with its schema, by which it is not called once landed.
    const unqualified = object.physicalName?.split('.').at(-1);
    return named([object.physicalName, unqualified, object.name], tables, ({ table }) => table)?.table ?? null;
  }

  /** The landed tables of the contract under every name that it declares for them; a name that two tables share names neither. */
  declaredTables(): readonly { name: string; table: string }[] {
    this.#declared ??= declaredTables(this.contract.schema ?? [], (object) => this.landed(object));
    return this.#declared;
  }

  /**
   * The landed names of a table and of its columns that an element of this contract names, by name or physical name. What the contract does not declare stays as it is
   * written.
   */
  namedTable(name: string): { table: string; columnOf: (property: string) => string } {
    const object =
      named([name], this.contract.schema ?? [], (one) => one.name) ?? named([name], this.contract.schema ?? [], (one) => one.physicalName ?? '');
    const table = (object && this.landed(object)) ?? name;
    return {
      table,
      columnOf: (property) =>
        this.landedColumn(
          table,
          object?.properties?.find((one) => one.name === property),
        ) ?? property,
    };
  }

  /** The landed column of a property, in the same way. */
  column(table: string, property: SchemaProperty, path: string): string | null {
    const found = this.landedColumn(table, property);
    const facts = { table, column: property.physicalName ?? property.name };
    if (found === null) this.problem('CONTRACT_UNKNOWN_ELEMENT', path, { id: 'unknown-column', facts });
    return found;
  }

  /** The same, without a problem. */
  landedColumn(table: string, property: SchemaProperty | undefined): string | null {
    if (!property) return null;
    const columns = this.#options.tables?.find((known) => known.table === table)?.columns;
    if (!columns) return property.physicalName ?? property.name;
    return named([property.physicalName, property.name], columns, ({ name }) => name)?.name ?? null;
  }
}

function declaredTables(objects: readonly SchemaObject[], landed: (object: SchemaObject) => string | null): { name: string; table: string }[] {
  const all = objects.flatMap((object) => {
    const table = landed(object);
    return table === null ? [] : [object.name, object.physicalName, table].flatMap((name) => (name === undefined ? [] : [{ name, table }]));
  });
  const named = Map.groupBy(all, ({ name }) => name.toLowerCase());
  return [...named.values()].flatMap((same) => (new Set(same.map(({ table }) => table)).size === 1 ? same.slice(0, 1) : []));
}

/** The first that has one of the names; letter case is set aside where nothing fits exactly. */
function named<T>(names: readonly (string | undefined)[], all: readonly T[], nameOf: (one: T) => string): T | undefined {
  const asked = names.filter((name) => name !== undefined);
  const exact = asked.map((name) => all.find((one) => nameOf(one) === name)).find((one) => one !== undefined);
  return exact ?? asked.map((name) => all.find((one) => nameOf(one).toLowerCase() === name.toLowerCase())).find((one) => one !== undefined);
}
