import { parts, pointerTo } from './locate.ts';
import type { Breach } from './validate.ts';
import { validate } from './validate.ts';

/** Of more faults the document is not taken in parts: it is written for something else, or by a generator that is wrong. */
const mostFaults = 100;
/** What is taken out may leave its holder without what the schema asks of it, and so on outwards. */
const mostRounds = 12;

/** A document of which what breaks the schema is taken out. */
export interface Sound {
  document: unknown;
  /** All that breaks the schema, in the order in which it was found. */
  breaches: Breach[];
  /** Where an element of `document` stands in the document as it was written. */
  written: (pointer: string) => string;
}

/** What a rule is without; of what else it loses it would ask something else. */
const describing = new Set([
  ...['id', 'name', 'description', 'dimension', 'tags', 'businessImpact', 'method', 'schedule', 'scheduler', 'authoritativeDefinitions'],
  ...['customProperties', 'severity', 'driver'],
]);
/** Lists of promises: one that breaks the schema is set aside whole. */
const promises = new Set(['quality', 'relationships', 'slaProperties']);

/**
 * Takes out of a document what breaks the schema: a promise as a whole, of other elements what is wrong in them, and what cannot be without that.
 * @param found its breaches. @returns null where nothing would be left to hold: what is wrong is the contract itself, the list of its tables, or too much.
 */
export function withoutBreaches(written: unknown, found: readonly Breach[]): Sound | null {
  if (found.length > mostFaults) return null;
  const document = copyOf(written);
  const gone = new Gone();
  const told: Breach[] = [];
  let breaches = found;
  for (let round = 0; round < mostRounds; round += 1) {
    told.push(...breaches.filter((breach) => !gone.causes(breach)).map((breach) => ({ ...breach, path: gone.written(breach.path) })));
    if (told.length > mostFaults) return null;
    const wrong = breaches.filter((breach) => !asText(document, breach));
    const targets = new Set(wrong.map(targetOf));
    if (targets.has(null)) return null;
    for (const target of [...targets].filter((one) => one !== null).toSorted(lastFirst)) if (!takeOut(document, target, gone)) return null;
    breaches = validate(document);
    if (breaches.length === 0) return { document, breaches: told, written: (pointer) => gone.written(pointer) };
  }
  return null;
}

/** The element to take out for a breach; null where the contract cannot be without it. */
function targetOf({ path, key }: Breach): string | null {
  const own = parts(path);
  const place = own.findIndex((part, at) => promises.has(part) && at + 1 < own.length);
  if (place >= 0) {
    const inRule = own[place + 2] ?? key;
    if (inRule === undefined || !describing.has(inRule)) return pointerOf(own.slice(0, place + 2));
  }
  const target = key === undefined ? own : [...own, key];
  const isWhole = target.length === 0 || (target.length === 1 && key === undefined && required.has(target[0] ?? ''));
  return isWhole ? null : pointerOf(target);
}

/** A version of `1.0` is read as a number: it is meant as it is written. @returns whether it was made a text. */
function asText(document: unknown, { path, kind, key }: Breach): boolean {
  const [name = '', ...within] = parts(path);
  if (kind !== 'type' || key !== undefined || within.length > 0 || !texts.has(name) || typeof document !== 'object' || document === null)
    return false;
  const value: unknown = Reflect.get(document, name);
  return typeof value === 'number' && Reflect.set(document, name, String(value));
}

const texts = new Set(['id', 'version', 'status']);

/** What a contract is not one without; its tables are what it is about. */
const required = new Set(['apiVersion', 'kind', 'id', 'version', 'status', 'schema']);

/** @returns false where there is nothing to take out. */
function takeOut(document: unknown, target: string, gone: Gone): boolean {
  const path = parts(target);
  const last = path.pop() ?? '';
  const holder = path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    document,
  );
  if (Array.isArray(holder)) {
    const place = Number(last);
    if (!Number.isInteger(place) || place >= holder.length) return false;
    gone.item(pointerOf(path), place, holder.length);
    holder.splice(place, 1);
    return true;
  }
  gone.member(target);
  return typeof holder === 'object' && holder !== null && Reflect.deleteProperty(holder, last);
}

/** What was taken out, to tell where the rest stood. */
class Gone {
  /** Of lists that lost items, by their path among what is left: the places that the others had. */
  readonly #places = new Map<string, number[]>();
  readonly #members = new Set<string>();

  item(list: string, place: number, length: number): void {
    const places = this.#places.get(list) ?? Array.from({ length }, (_, at) => at);
    places.splice(place, 1);
    this.#places.set(list, places);
    // What is within the later items has moved with them.
    const moved = [...this.#places].filter(([path]) => path.startsWith(`${list}/`));
    for (const [path] of moved) this.#places.delete(path);
    for (const [path, own] of moved) {
      const [at = '', ...within] = path.slice(list.length + 1).split('/');
      if (Number(at) !== place) this.#places.set(pointerOf([...parts(list), String(Number(at) > place ? Number(at) - 1 : at), ...within]), own);
    }
  }

  member(path: string): void {
    this.#members.add(this.written(path));
  }

  /** Is a member missing because it was taken out? */
  causes({ path, kind, fault }: Breach): boolean {
    const at = this.written(path);
    if (kind === 'missing') return this.#members.has(pointerTo(at, String(fault.facts?.field ?? '')));
    // Which options a type has is not known without it.
    const holder = /^(.*)\/logicalTypeOptions(\/|$)/.exec(at)?.[1];
    return holder !== undefined && this.#members.has(`${holder}/logicalType`);
  }

  written(pointer: string): string {
    const own = parts(pointer);
    return pointerOf(own.map((part, at) => String(this.#places.get(pointerOf(own.slice(0, at)))?.[Number(part)] ?? part)));
  }
}

const pointerOf = (own: readonly string[]): string => own.reduce<string>(pointerTo, '');

/** Later items of a list first, and what is within an element before the element. */
function lastFirst(a: string, b: string): number {
  const [one, other] = [parts(a), parts(b)];
  for (const [at, part] of one.entries()) {
    const against = other[at];
    if (against === undefined) return -1;
    if (part !== against) return Number(against) - Number(part) || (part < against ? 1 : -1);
  }
  return one.length < other.length ? 1 : 0;
}

/** Aliases stand for one value in several places: each gets its own. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]));
}
