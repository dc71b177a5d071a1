/** The word for a key that comes from data, or undefined. Only what the dictionary itself holds: `constructor` is no word. */
export function lookup<T>(dictionary: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}
