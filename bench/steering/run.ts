import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testRegister } from '../../apps/server/test/harness/register.ts';
import { replay } from './accuracy.ts';
import { measureSpeed } from './speed.ts';

const folder = await mkdtemp(join(tmpdir(), 'sogoc-steering-'));
try {
  await using register = await testRegister('server', '2025-08-01T02:00:00Z');
  console.table(await replay(register, folder, Number(process.argv[2] ?? 7)));
  console.table(await measureSpeed(register));
} finally {
  await rm(folder, { recursive: true, force: true });
}
