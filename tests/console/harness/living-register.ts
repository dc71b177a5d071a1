import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configure, startRegister } from '@sogoc/server';
import { startJobs } from '../../../apps/server/src/modules/jobs/index.ts';
import { performSurvey } from '../../../apps/server/src/modules/surveys/index.ts';
import { embeddedHome } from '../../../apps/server/test/harness/migrated.ts';
import type { Serving } from './console.ts';

/** What a school's record must hold. */
export const contract = `apiVersion: v3.1.0
kind: DataContract
id: schools
version: 1.0.0
status: active
schema:
  - name: schools
    properties:
      - { name: id, logicalType: string, required: true, unique: true, primaryKey: true, primaryKeyPosition: 1 }
      - { name: name, logicalType: string, required: true }
      - { name: commune, logicalType: string }
      - { name: pupils, logicalType: integer, required: true }
`;

export interface LivingRegister extends Serving {
  /** Writes the database's own file anew, as who mends it would. @param missing numbers of the schools without pupils. */
  write(missing: readonly number[]): Promise<void>;
}

/** A demonstration register that does its jobs, in front of a database of 60 schools that is a file of its own. */
export async function startLivingRegister(home: string): Promise<LivingRegister> {
  const folder = join(home, 'sources', 'schools');
  await mkdir(folder, { recursive: true });
  const write = async (missing: readonly number[]) => {
    const communes = ['14758', '14797', '14818'];
    const rows = Array.from({ length: 60 }, (_, n) => `S${n + 1},Trường số ${n + 1},${communes[n % 3]},${missing.includes(n + 1) ? '' : 100 + n}`);
    await writeFile(join(folder, 'schools.csv'), ['id,name,commune,pupils', ...rows].join('\n'));
  };
  await embeddedHome(home);
  const register = await startRegister(configure({ home, port: 0, demonstration: true, logLevel: 'silent' }, {}));
  const url = await register.app.listen({ host: '127.0.0.1', port: 0 });
  const jobs = await startJobs(register, performSurvey(register));
  return {
    url,
    write,
    async [Symbol.asyncDispose]() {
      await jobs[Symbol.asyncDispose]();
      await register[Symbol.asyncDispose]();
    },
  };
}
