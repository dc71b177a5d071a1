export interface Import {
  /** What stands between the quotes: `./row.ts`, `node:fs`, `@sogoc/engine`. */
  specifier: string;
  /** Gone at run time. */
  typeOnly: boolean;
}

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s*)?(['"])([^'"\n]+)\2/gm;
const dynamic = /\bimport\(\s*(['"])([^'"\n]+)\1/g;

/** Every module that a file imports or re-exports, in the order of kind and place. */
export function importsOf(text: string): Import[] {
  const fixed = [...text.matchAll(statement)].map((match) => ({ specifier: match[3] ?? '', typeOnly: match[1] !== undefined }));
  const late = [...text.matchAll(dynamic)].map((match) => ({ specifier: match[2] ?? '', typeOnly: false }));
  return [...fixed, ...late];
}
