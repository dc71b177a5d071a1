import type { SourceProblem } from '@sogoc/sources';
import type { Catalog } from '../model.ts';
import type { ProfiledDatabase } from '../stages/profile.ts';

/** The catalogue of all databases, those that could not be read included. */
export function catalogOf(databases: readonly ProfiledDatabase[], contractProblems: ReadonlyMap<string, SourceProblem[]>): Catalog {
  return { databases: databases.map((database) => entryOf(database, contractProblems.get(database.read.request.name) ?? [])) };
}

function entryOf({ read, tables }: ProfiledDatabase, contractProblems: SourceProblem[]): Catalog['databases'][number] {
  const { request, landed, failure } = read;
  const base = { name: request.name, owner: request.owner, asOf: request.asOf ?? null };
  if (!landed) return { ...base, kind: 'unknown', source: '', status: 'failed', problems: [failure], tables: [] };
  const partial = landed.problems.length > 0;
  return {
    ...base,
    kind: landed.kind,
    // A path as the user wrote it tells nothing of the machine; a URL comes back without its secrets.
    source: request.source.includes('://') ? landed.source : request.source,
    status: partial ? 'partial' : 'read',
    problems: [...landed.problems, ...contractProblems],
    tables: tables.map(({ landed: table, profile: { database: _database, identity: _identity, file: _file, parts: _parts, ...profile } }) => ({
      ...profile,
      columns: profile.columns.map(({ plain: _plain, ...column }) => column),
      problems: table.problems,
      reading: table.reading,
    })),
  };
}
