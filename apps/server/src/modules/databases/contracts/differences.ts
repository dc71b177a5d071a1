export interface ContractDifference {
  path: string;
  change: 'added' | 'removed' | 'changed';
  before?: unknown;
  after?: unknown;
}

/**
 * What differs between two documents. Elements of a list that have a name, an id or a property are matched by it, so that another order is no difference and
 * an inserted column does not change all that follow.
 */
export function contractDifferences(before: unknown, after: unknown, path = ''): ContractDifference[] {
  if (Object.is(before, after)) return [];
  if (before === undefined) return [{ path, change: 'added', after }];
  if (after === undefined) return [{ path, change: 'removed', before }];
  const [old, now] = [partsOf(before), partsOf(after)];
  if (!old || !now) return same(before, after) ? [] : [{ path, change: 'changed', before, after }];
  const keys = new Set([...old.keys(), ...now.keys()]);
  return [...keys].flatMap((key) => contractDifferences(old.get(key), now.get(key), path === '' ? key : `${path}/${key}`));
}

/** The members of an object, or of a list whose elements can be told apart; null for what is compared whole. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) {
    const keys = value.map(keyOf);
    const named = keys.filter((key) => key !== null);
    return named.length === keys.length && new Set(named).size === named.length ? new Map(value.map((one, at) => [named[at] ?? '', one])) : null;
  }
  return isObject(value) ? new Map(Object.entries(value)) : null;
}

function keyOf(element: unknown): string | null {
  if (!isObject(element)) return null;
  const key = element.id ?? element.name ?? element.property ?? null;
  const target = typeof key === 'string' && typeof element.element === 'string' ? `${key}(${element.element})` : key;
  return typeof target === 'string' ? target : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
