import { configure, type RunningRegister, startRegister } from '@sogoc/server';
import { embeddedHome } from '../../../apps/server/test/harness/migrated.ts';
import { freePort } from '../../servers/unprivileged.ts';
import type { Serving } from './console.ts';

export interface RestartableRegister extends Serving {
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** A demonstration register without surveys that a test takes away and brings back, at the same address and with all that it knew. */
export async function startRestartableRegister(home: string): Promise<RestartableRegister> {
  const port = await freePort();
  let running: RunningRegister | null = null;
  const start = async () => {
    running = await startRegister(configure({ home, port, demonstration: true, logLevel: 'silent' }, {}));
    await running.app.listen({ host: '127.0.0.1', port });
  };
  const stop = async () => {
    await running?.[Symbol.asyncDispose]();
    running = null;
  };
  await embeddedHome(home);
  await start();
  return { url: `http://127.0.0.1:${port}`, start, stop, [Symbol.asyncDispose]: stop };
}
