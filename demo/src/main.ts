import { parseArgs } from 'node:util';
import { generateProvince } from './generate.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    people: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    year: { type: 'string', default: '2025' },
  },
});
const summary = await generateProvince({
  out: values.out ?? 'var/province',
  people: Number(values.people),
  seed: Number(values.seed),
  year: Number(values.year),
  onProgress: (stage, share) => process.stderr.write(`${String(Math.round(share * 100)).padStart(3)} % ${stage}\n`),
});
for (const { name, tables } of summary.databases) console.log(name.padEnd(20), tables.map((table) => `${table.name} ${table.rows}`).join(', '));
console.log(`${summary.rows} rows, ${summary.errors} errors, ${summary.milliseconds} ms, ${Math.round(summary.peakMemoryBytes / 2 ** 20)} MiB`);
