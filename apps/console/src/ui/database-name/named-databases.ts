/**
 * A sentence of a survey with the databases as the register names them.
 * @param names by what surveys call them; each is replaced where it stands as a word of its own.
 */
export function namedDatabases(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/[\p{L}\p{N}_]+/gu, (word) => names.get(word) ?? word);
}
