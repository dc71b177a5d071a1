import type { CountryPack, TableProfile } from '@sogoc/profile';
import { columnLooksLikeKey } from './key-name.ts';
import { type Proposal, type Proposer, share } from './propose.ts';

/** Fewer records than this say nothing about whether a repeat is an exception. */
const enoughRecords = 20;

/**
 * What its source declares unique is; so is what the profile names records by, and a column with an identifier's type or a key's name whose
 * values (nearly) never repeat. A column that happens not to repeat (a name in a short table) is not proposed.
 */
export const proposeUnique: Proposer = (profile, { pack }) => {
  const declared = [profile.declared.primaryKey ?? [], ...profile.declared.unique].filter((columns) => columns.length > 0);
  const named = profile.recordKey.columns.length > 0 ? [profile.recordKey.columns] : [];
  const sets = [...declared, ...named, ...keyColumns(profile, pack).map((name) => [name])];
  const distinct = new Map(sets.map((columns) => [address(columns), columns]));
  const fromSource = new Set(declared.map(address));
  return [...distinct.values()].map((columns) => proposal(profile, columns, fromSource.has(address(columns))));
};

const address = (columns: readonly string[]): string => [...columns].sort().join('\u001f');

function keyColumns({ rows, columns, nearKeys }: TableProfile, pack: CountryPack): string[] {
  const whole = columns.filter((column) => column.distinct > 0 && column.distinct === rows && columnLooksLikeKey(column, pack));
  const near = nearKeys.filter(({ column, present }) => present >= enoughRecords && !isRole(column, columns));
  return [...whole.map(({ name }) => name), ...near.map(({ column }) => column)];
}

/** One of several columns of the same identifier (husband, wife): it names who takes part, and who takes part may do so again. */
function isRole(name: string, columns: TableProfile['columns']): boolean {
  const type = columns.find((column) => column.name === name)?.semanticType?.id;
  return type !== undefined && columns.filter(({ semanticType }) => semanticType?.id === type).length > 1;
}

function proposal(profile: TableProfile, columns: readonly string[], declared: boolean): Proposal {
  const [only] = columns.length === 1 ? profile.columns.filter((column) => column.name === columns[0]) : [];
  return {
    check: { kind: 'unique', columns },
    criterion: 'clean',
    severity: 'high',
    evidence: declared ? { declared: 'source' } : { distinct: only ? share(only.distinct, profile.rows - only.missing) : 1 },
  };
}

/** No record twice over. A table whose source enforces a key cannot have one. */
export const proposeDuplicateRows: Proposer = (profile) =>
  profile.declared.primaryKey || profile.columns.length < 2
    ? []
    : [{ check: { kind: 'duplicate-rows' }, criterion: 'clean', severity: 'medium', evidence: { duplicateRows: profile.duplicateRows } }];
