import { extname } from 'node:path';
import type { SourceKind } from '../../source-kind.ts';
import { landJson } from './land-json.ts';

const endings = new Set(['.json', '.geojson', '.ndjson', '.jsonl']);

/** JSON documents and NDJSON: every outermost array of objects is a table, nested objects become columns `a.b`. */
export const jsonKind: SourceKind = {
  kind: 'json',
  accepts: ({ path, isDirectory }) => path !== undefined && !isDirectory && endings.has(extname(path.replace(/\.gz$/i, '')).toLowerCase()),
  land: landJson,
};
