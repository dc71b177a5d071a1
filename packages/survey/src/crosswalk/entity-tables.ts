import type { EntityKind } from '@sogoc/linkage';
import type { CountryPack, TableProfile } from '@sogoc/profile';
import type { Reference } from './references.ts';

/** The column that tells a part, or those that do so together. */
export type Told = readonly string[];

/** A part that a record of another table tells, and how the two meet. */
export interface Loan {
  part: string;
  columns: Told;
  reference: Reference;
}

/** A table whose records are about entities of a kind, and where it tells what. */
export interface EntityTable {
  kind: EntityKind;
  profile: TableProfile;
  /** By part: the table's own columns that tell it, the likeliest first. */
  own: ReadonlyMap<string, readonly Told[]>;
  /** Parts that the record tells that this one refers to. */
  borrowed: readonly Loan[];
  /** Parts that the records tell that refer to this one. */
  gathered: readonly Loan[];
}

/** The tables that are about entities of the kinds; a table is about the first kind that it describes. */
export function entityTables(
  tables: readonly TableProfile[],
  references: readonly Reference[],
  kinds: readonly EntityKind[],
  pack: CountryPack,
): EntityTable[] {
  return tables.flatMap((profile) => {
    for (const kind of kinds) {
      const described = describe(profile, references, kind, pack);
      if (described) return [described];
    }
    return [];
  });
}

function describe(profile: TableProfile, references: readonly Reference[], kind: EntityKind, pack: CountryPack): EntityTable | null {
  if (profile.rows === 0) return null;
  const own = partsOf(profile, kind, pack);
  const loans = (is: 'borrowed' | 'gathered', known: readonly Reference[], other: 'from' | 'to'): Loan[] =>
    kind.parts
      .filter((part) => part[is] && !own.has(part.id))
      .flatMap(({ id: part }) => {
        const sources = known.flatMap((reference) => {
          const [columns] = partsOf(reference[other], kind, pack).get(part) ?? [];
          return columns === undefined ? [] : [{ part, columns, reference }];
        });
        return sources.slice(0, 1);
      });
  const borrowed = loans(
    'borrowed',
    references.filter(({ from }) => from === profile),
    'to',
  );
  const gathered = loans(
    'gathered',
    references.filter(({ to }) => to === profile),
    'from',
  );
  const told = [...own].map(([part, columns]): [string, string[]] => [part, columns.flat()]);
  const found = new Map([...told, ...[...borrowed, ...gathered].map(({ part, columns }): [string, string[]] => [part, [...columns]])]);
  const keyWords = profile.recordKey.columns.flatMap((name) => pack.words(name));
  return kind.describes(found, new Set(own.keys()), profile, keyWords) ? { kind, profile, own, borrowed, gathered } : null;
}

/** Columns by part, in the table's order: what a record is about mostly comes before what is about others. */
function partsOf(profile: TableProfile, kind: EntityKind, pack: CountryPack): Map<string, Told[]> {
  const columns = profile.columns.filter(({ distinct }) => distinct > 0).map((column) => ({ column, words: pack.words(column.name) }));
  const found = kind.parts.map((part): [string, Told[]] => {
    const together = part.spread?.(columns) ?? [];
    const alone = columns
      .filter(({ column, words }) => !together.includes(column.name) && part.fits(column, words))
      .map(({ column }) => [column.name]);
    const place = ([name]: Told): number => columns.findIndex(({ column }) => column.name === name);
    return [part.id, [...(together.length > 0 ? [together] : []), ...alone].toSorted((a, b) => place(a) - place(b))];
  });
  return new Map(found.filter(([, told]) => told.length > 0));
}
