import { openDuckDb, sql } from '@sogoc/engine';
import { vietnam } from '../src/index.ts';
const e = await openDuckDb({ threads: 2 });
for (const s of vietnam.semanticTypes) { for (const k of ['shape','valid','canonical'] as const) { const f = s[k]; if (!f) continue; const v = sql`value`;
  const q = sql`select ${f(v, e.dialect)} as n from (values ('Phường Ba Đình')) x(value)`;
  let best=1e9; for (let i=0;i<3;i++) { const t=performance.now(); await e.all(q); best=Math.min(best,performance.now()-t);} if (best>6) console.log(s.id.padEnd(30), k, Math.round(best)); } }
await e.close();
