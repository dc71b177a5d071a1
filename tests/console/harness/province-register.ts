import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configure, startRegister } from '@sogoc/server';
import { embeddedHome } from '../../../apps/server/test/harness/migrated.ts';
import { surveyedProvince } from '../../../apps/server/test/harness/surveyed-province.ts';
import type { Serving } from './console.ts';
import { fileSurvey } from './surveyed-register.ts';

/** A demonstration register in front of the surveyed province of 1,000 people, on the day of its survey. */
export async function startProvinceRegister(home: string): Promise<Serving> {
  const ahead = Date.parse('2025-10-01T02:00:00Z') - Date.now();
  await embeddedHome(home);
  const register = await startRegister(configure({ home, port: 0, demonstration: true, logLevel: 'silent' }, {}), {
    now: () => new Date(Date.now() + ahead),
  });
  const folder = join(await surveyedProvince(), 'results');
  const { databases } = JSON.parse(await readFile(join(folder, 'catalog.json'), 'utf8')) as { databases: { name: string }[] };
  await fileSurvey(register, folder, Object.fromEntries(databases.map(({ name }) => [name, name])));
  const url = await register.app.listen({ host: '127.0.0.1', port: 0 });
  return { url, [Symbol.asyncDispose]: () => register[Symbol.asyncDispose]() };
}
