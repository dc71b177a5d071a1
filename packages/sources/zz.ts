import { openDuckDb } from '@sogoc/engine';
import { landDatabase } from './src/index.ts';

await using engine = await openDuckDb({ memoryLimit: 2 ** 30 });
const r = await landDatabase(
  { name: 'w', source: process.argv[2] ?? '', baseDirectory: '/' },
  {
    engine,
    lake: '/tmp/perf/lake',
    snapshot: 's',
    environment: {},
    limits: { statementTimeout: 1e5, connectTimeout: 1e4, maxUnpacked: 2 ** 31, maxColumns: 10000 },
  },
);
console.log(r.tables.map((t) => t.file));
