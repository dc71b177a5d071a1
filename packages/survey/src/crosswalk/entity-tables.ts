import type { EntityKind } from '@sogoc/linkage';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import type { Reference } from './references.ts';

/** A table whose records are about entities of a kind, and where it tells what. */
export interface EntityTable {
  kind: EntityKind;
  profile: TableProfile;
  /** By part: the table's own columns that tell it, the likeliest first. */
  own: ReadonlyMap<string, readonly string[]>;
  /** Parts that the record tells that this one refers to. */
  borrowed: readonly { part: string; column: string; reference: Reference }[];
}

/** The tables that are about entities of the kinds; a table is about the first kind that it describes. */
export function entityTables(
  tables: readonly TableProfile[],
  references: readonly Reference[],
  kinds: readonly EntityKind[],
  pack: CountryPack,
): EntityTable[] {
  return tables.flatMap((profile) => {
    const leading = references.filter(({ from }) => from === profile);
    for (const kind of kinds) {
      const described = describe(profile, leading, kind, pack);
      if (described) return [described];
    }
    return [];
  });
}

function describe(profile: TableProfile, leading: readonly Reference[], kind: EntityKind, pack: CountryPack): EntityTable | null {
  if (profile.rows === 0) return null;
  const own = partsOf(profile, kind, pack);
  const borrowed = kind.parts
    .filter((part) => part.borrowed && !own.has(part.id))
    .flatMap((part) => {
      const sources = leading.flatMap((reference) => {
        const [column] = partsOf(reference.to, kind, pack).get(part.id) ?? [];
        return column === undefined ? [] : [{ part: part.id, column, reference }];
      });
      return sources.slice(0, 1);
    });
  const found = new Map([...own, ...borrowed.map(({ part, column }): [string, string[]] => [part, [column]])]);
  const keyWords = profile.recordKey.columns.flatMap((name) => pack.words(name));
  return kind.describes(found, new Set(own.keys()), profile, keyWords) ? { kind, profile, own, borrowed } : null;
}

/** Columns by part, in the table's order: what a record is about mostly comes before what is about others. */
function partsOf(profile: TableProfile, kind: EntityKind, pack: CountryPack): Map<string, string[]> {
  const found = kind.parts.map((part): [string, string[]] => [
    part.id,
    profile.columns.filter((column) => column.distinct > 0 && part.fits(column, pack.words(column.name))).map(({ name }) => name),
  ]);
  return new Map(found.filter(([, columns]) => columns.length > 0));
}
