import { type Document, isMap, isSeq, parseDocument } from 'yaml';

/** Where a value stands in a contract: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** A contract that is written by form: its text is changed where the form changes it, and all else stays as it was, comments too. */
export interface ContractText {
  /** The value at a path; undefined where there is none. */
  at(path: Path): unknown;
  /** How many elements a list has. */
  count(path: Path): number;
  /** The text with another value there; an empty one takes the field out. */
  with(path: Path, value: unknown): string;
  without(path: Path): string;
  /** The text with one element more at the end of a list. */
  adding(path: Path, value: object): string;
}

/** @returns null where the text is no YAML document of fields. */
export function readContractText(text: string): ContractText | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const changed = (change: (document: Document) => void): string => {
    const copy = document.clone();
    try {
      change(copy);
    } catch {
      // A text stands where fields should: that is for the text's own view to mend.
      return text;
    }
    return copy.toString({ lineWidth: 0 });
  };
  return {
    at: (path) => document.getIn(path),
    count(path) {
      const list = document.getIn(path);
      return isSeq(list) ? list.items.length : 0;
    },
    with: (path, value) => changed((copy) => (value === '' || value === undefined ? void copy.deleteIn(path) : copy.setIn(path, value))),
    without: (path) => changed((copy) => void copy.deleteIn(path)),
    adding: (path, value) =>
      changed((copy) => {
        if (isSeq(copy.getIn(path))) copy.addIn(path, copy.createNode(value));
        else copy.setIn(path, copy.createNode([value]));
      }),
  };
}
