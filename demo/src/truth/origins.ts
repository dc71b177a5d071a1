import type { DatabaseSpec } from '../derive/spec.ts';
import { publicPlace } from '../variant/publish.ts';
import { visible } from '../write/rows.ts';

interface Place {
  database: string;
  table: string;
  column: string;
}

interface Attribute {
  entity: string;
  name: string;
  original: Place | null;
  copies: (Place & { from: Place; date: string; way: string })[];
}

/**
 * Which column is the original of each attribute and which copied it, from where, when and how. Follows from the definitions of the columns
 * alone.
 */
export function originsOf(databases: readonly DatabaseSpec[]): { attributes: Attribute[] } {
  const attributes = new Map<string, Attribute>();
  for (const database of databases) {
    for (const table of database.tables) {
      for (const { name: column, holds } of visible(table)) {
        if (!holds) continue;
        const key = `${holds.entity}/${holds.name}`;
        const attribute = attributes.get(key) ?? { entity: holds.entity, name: holds.name, original: null, copies: [] };
        attributes.set(key, attribute);
        const place = publicPlace(databases, { database: database.name, table: table.name, column });
        if (!holds.copy) attribute.original = place;
        else {
          const { date, way, ...from } = holds.copy;
          attribute.copies.push({ ...place, from: publicPlace(databases, from), date, way });
        }
      }
    }
  }
  return { attributes: [...attributes.values()].filter(({ original }) => original !== null) };
}
