import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contract, contractRules, readContract } from '../../packages/contract/src/index.ts';
import { openDuckDb, sql } from '../../packages/engine/src/index.ts';
import { readTable } from '../../packages/profile/src/index.ts';
import { runRules } from '../../packages/quality/src/index.ts';
import { vietnam } from '../../packages/vietnam/src/index.ts';

// node bench/quality/hostile.ts: how long it takes to refuse hostile contracts and queries, and the memory that it needs, each in a process of its own.

const head = 'apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n';
const table = (properties: string): string => `${head}schema:\n  - name: t\n    properties:\n${properties}`;
const column = (name: string, more = ''): string => `      - name: ${name}\n${more}`;
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `c${i}`);

const contracts: Record<string, () => string> = {
  'nothing hostile': () => table(column('a')),
  'entities that multiply (YAML bomb)': () =>
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join()}]`).join('\n')}`,
  '100,000 brackets within each other': () => `${head}schema: ${'['.repeat(100_000)}`,
  '100,000 braces within each other': () => `${'{a: '.repeat(100_000)}`,
  'one line of 20 MB': () => `${head}description: {usage: ${'x'.repeat(20_000_000)}}`,
  '10,000 rules': () =>
    table(
      names(10_000)
        .map((name) => column(name, '        required: true\n'))
        .join(''),
    ),
  '20,000 elements that are wrong': () =>
    table(
      names(20_000)
        .map((name) => column(name, '        required: 7\n'))
        .join(''),
    ),
  '100,000 rules': () =>
    table(
      names(100_000)
        .map((name) => column(name, '        required: true\n'))
        .join(''),
    ),
  'references in a circle': () =>
    `${head}schema:\n${['a', 'b', 'c'].map((name, i) => `  - name: ${name}\n    properties:\n      - name: id\n        relationships:\n          - to: ${['b', 'c', 'a'][i]}.id\n`).join('')}`,
  'a pattern of exponential time': () =>
    table(column('a', "        logicalType: string\n        logicalTypeOptions:\n          pattern: '^(a+)+$'\n")),
  'a pattern that repeats 1,000 × 1,000 times': () =>
    table(column('a', "        logicalType: string\n        logicalTypeOptions:\n          pattern: '^((a{1,1000}){1,1000}){1,1000}$'\n")),
};

const queries: Record<string, string> = {
  'a query that writes': "copy (select * from t) to '/tmp/x.csv'",
  'a query that reads a file': "select count(*) from read_csv('/etc/passwd')",
  'a query that reads a file by its name': "select count(*) from '/etc/passwd'",
  'a query of another table': 'select count(*) from people',
  'a query of what the engine knows': 'select count(*) from duckdb_secrets()',
  'two queries': 'select 1; drop table t',
  'a query within 2,000 others': `select count(*) from t where a in (${'select a from t where a in ('.repeat(2_000)}1${')'.repeat(2_001)}`,
  'a query of 1 MB': `select count(*) from t where a in (${Array(200_000).fill("'x'").join()})`,
};

const [chosen] = process.argv.slice(2);
if (chosen === undefined) {
  const base = ask('nothing hostile').memory;
  console.log('| what | processor seconds | MiB beyond those of a small contract | answer |\n| --- | --- | --- | --- |');
  for (const name of [...Object.keys(contracts), ...Object.keys(queries)]) {
    const { seconds, memory, answer } = ask(name);
    console.log(
      `| ${name} | ${seconds.toFixed(3)} | ${Math.max(0, Math.round((memory - base) / 2 ** 20))} | ${answer.replaceAll('|', '\\|').slice(0, 160)} |`,
    );
  }
} else {
  const query = queries[chosen];
  const { seconds, answer } = query === undefined ? await refuseContract(contracts[chosen]?.() ?? '') : await refuseQuery(query);
  console.log(JSON.stringify({ seconds, memory: process.resourceUsage().maxRSS * 1024, answer }));
}

function ask(name: string): { seconds: number; memory: number; answer: string } {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8', maxBuffer: 2 ** 26 }));
}

/** Processor seconds since. */
function used(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

async function refuseContract(text: string): Promise<{ seconds: number; answer: string }> {
  const start = process.cpuUsage();
  const { contract, problems, locate } = readContract(text, 'contract.yaml');
  const compiled = contract ? contractRules(contract, 'db', { file: 'contract.yaml', locate }) : { rules: [], problems: [] };
  const seconds = used(start);
  const all = [...problems, ...compiled.problems];
  const [first] = all;
  if (!first) return { seconds, answer: `taken, ${compiled.rules.length} rules` };
  return { seconds, answer: `${all.length} problems, the first: ${first.code} ${first.line}:${first.column} ${first.path} ${first.message}` };
}

async function refuseQuery(query: string): Promise<{ seconds: number; answer: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-hostile-'));
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  try {
    const file = join(folder, 't.parquet');
    await engine.writeParquet(sql`select 'x' as a`, file);
    const input = { database: 'db', table: 't', file, primaryKey: null, unique: [], references: [] };
    const profile = await readTable(engine, { ...input, columns: [{ name: 'a', sourceType: '', type: 'text' }] });
    const text = `${head}schema:\n  - name: t\n    quality:\n      - type: sql\n        mustBe: 0\n        query: ${JSON.stringify(query)}\n`;
    const start = process.cpuUsage();
    const { contract, locate } = readContract(text, 'contract.yaml');
    const { rules, problems } = contractRules(contract as Contract, 'db', { file: 'contract.yaml', locate });
    const { results } = await runRules(engine, [profile], rules, { pack: vietnam, now: () => new Date() });
    const told = problems.map(({ code, line, column: at, path, message }) => `${code} ${line}:${at} ${path} ${message}`);
    const refused = results.map(({ reasonCode, reason, place }) => `${reasonCode ?? 'ran'} ${place}: ${reason}`);
    return { seconds: used(start), answer: [...told, ...refused].join('; ') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
