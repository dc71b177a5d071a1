import { builtInKinds } from './built-in-kinds.ts';
import { locate } from './location.ts';
import { rethrowCancellation, SourceError, type SourceErrorCode } from './source-error.ts';
import type { LandContext, LandedDatabase, LandedTables, SourceKind, SourceLocation, SourceProblem, SourceSpec } from './source-kind.ts';
import { placeOf } from './table-name.ts';

/**
 * Lands every table of a database as Parquet, and never writes to the source. What is wrong with one table is in `problems` and leaves the others
 * alone.
 * @throws SourceError when nothing of it can be read.
 */
export async function landDatabase(spec: SourceSpec, context: LandContext): Promise<LandedDatabase> {
  const location = await locate(spec, context.environment);
  const kinds = context.kinds ?? builtInKinds;
  const kind = await choose(spec, location, kinds);
  const landed = await kind.land(spec, location, { ...context, kinds }).catch((error: unknown) => {
    rethrowCancellation(error, context.signal);
    throw error;
  });
  const problems = [...landed.problems, ...unknownTables(spec, landed)];
  const [first] = problems;
  if (landed.tables.length === 0) {
    if (first) throw new SourceError(first.code as SourceErrorCode, first.message, { place: first.place, remedy: first.remedy });
    throw new SourceError('SOURCE_EMPTY', 'It holds no table', { place: spec.name, remedy: 'Check that this is the right place' });
  }
  return { name: spec.name, kind: kind.kind, source: location.display, asOf: spec.asOf ?? null, tables: landed.tables, problems };
}

async function choose(spec: SourceSpec, location: SourceLocation, kinds: readonly SourceKind[]): Promise<SourceKind> {
  for (const kind of kinds) if (await kind.accepts(location)) return kind;
  throw new SourceError('SOURCE_UNKNOWN_KIND', `Nothing here can read ${location.display}`, {
    place: spec.name,
    remedy: `Give one of: ${kinds.map((kind) => kind.kind).join(', ')}`,
  });
}

function unknownTables(spec: SourceSpec, landed: LandedTables): SourceProblem[] {
  const known = new Set(landed.tables.map((table) => table.name));
  const failed = new Set(landed.problems.map((problem) => problem.place));
  const asked = (spec.tables ?? []).filter((table) => !known.has(table) && !failed.has(placeOf(spec.name, table)));
  return asked.map((table) => ({
    code: 'SOURCE_TABLE_UNKNOWN',
    message: `There is no table ${table}`,
    place: placeOf(spec.name, table),
    remedy: 'Check the name, its letter case and its schema',
    count: 1,
  }));
}
