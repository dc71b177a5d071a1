import { basename, join } from 'node:path';
import type { LandContext, LandedTables, SourceKind, SourceLocation, SourceSpec } from '../../source-kind.ts';
import { skipped, wanted } from '../../table-name.ts';
import { landParts } from './land-parts.ts';

/** The Parquet files that a pattern matches: parts of one table, which is called after the folder that the pattern begins in. */
export const partsKind: SourceKind = {
  kind: 'parts',
  accepts: ({ files }) => files?.some(isParquet) === true,
  land: landMatched,
};

const isParquet = (name: string): boolean => /\.(?:parquet|pq)$/i.test(name);

async function landMatched(spec: SourceSpec, { path = '', files = [] }: SourceLocation, context: LandContext): Promise<LandedTables> {
  const table = basename(path) || spec.name;
  if (!wanted(spec, table)) return { tables: [], problems: [] };
  const parts = files.filter(isParquet).map((name) => ({ name, path: join(path, name) }));
  const problems = files.filter((name) => !isParquet(name)).map((name) => skipped(spec.name, name));
  return { tables: [await landParts(parts, spec.name, table, context)], problems };
}
