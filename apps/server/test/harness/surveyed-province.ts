import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateProvince } from '@sogoc/demo';
import { readConfig, runSurvey } from '@sogoc/survey';

const top = join(import.meta.dirname, '../../../..');
const people = 1000;

/** The demonstration province of 1,000 people with the results of its survey: `databases/`, `sogoc.yaml`, `results/`. Made once for one state of the code. */
export async function surveyedProvince(): Promise<string> {
  const folder = join(tmpdir(), `sogoc-surveyed-${people}-${stateOfCode()}`);
  if (await stat(folder).catch(() => null)) return folder;
  const beside = `${folder}.${process.pid}`;
  await mkdir(beside, { recursive: true, mode: 0o700 });
  await generateProvince({ out: beside, people, seed: 7 });
  const config = await readConfig(join(beside, 'sogoc.yaml'));
  await runSurvey(
    { ...config, out: join(beside, 'results'), language: 'vi' },
    { environment: process.env, now: () => new Date('2025-10-01T01:00:00Z') },
  );
  // Another test may have been faster.
  await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
  return folder;
}

function stateOfCode(): string {
  const hash = createHash('sha256');
  for (const file of globSync('{packages/*,demo}/src/**/*.{ts,yaml,json}', { cwd: top }).sort()) {
    const { size, mtimeMs } = statSync(join(top, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
