import { nameOf } from '@sogoc/engine';
import type { LiveStates } from './kept-run.ts';
import type { KeptTable } from './kept-table.ts';
import type { Manifest } from './manifest.ts';

/** What is told of the records of one part of a table (a file), or of the table as a whole. */
export interface ToldPiece {
  database: string;
  table: string;
  /** Names the part; empty for findings that rest on all parts. */
  part: string;
  /** Names the findings: under the same name a later run tells the same. */
  content: string;
  rows: number;
}

/**
 * What is told, by database, table and place of the part in its table; what rests on all parts of a table comes before.
 * @param held how many findings are true, by unit and part.
 */
export function toldPieces(
  tables: readonly KeptTable[],
  { told }: LiveStates,
  held: ReadonlyMap<string, ReadonlyMap<string, number>>,
  { release, repeats }: Pick<Manifest, 'release' | 'repeats'>,
): ToldPiece[] {
  const byPart = new Map<string, [unit: string, rows: number][]>();
  for (const [unit, { database, table }] of told)
    for (const [part, rows] of held.get(unit) ?? []) {
      const name = part === '' ? nameOf(database, table) : part;
      if (rows > 0) byPart.set(name, [...(byPart.get(name) ?? []), [unit, rows]]);
    }
  // What repeats is added to and voided under one name: the parts among which it was looked for tell its states apart.
  const among = new Map(Object.values(repeats).map(({ label, parts }) => [label, parts]));
  const before = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return tables
    .toSorted(({ profile: a }, { profile: b }) => before(a.database, b.database) || before(a.table, b.table))
    .flatMap(({ profile: { database, table }, parts }) =>
      ['', ...parts.map(({ id }) => id)].flatMap((part) => {
        const units = (byPart.get(part === '' ? nameOf(database, table) : part) ?? []).toSorted(([a], [b]) => before(a, b));
        if (units.length === 0) return [];
        const content = nameOf(release, database, table, part, units, part === '' ? units.map(([unit]) => among.get(unit) ?? null) : null);
        return [{ database, table, part, content, rows: units.reduce((sum, [, rows]) => sum + rows, 0) }];
      }),
    );
}
