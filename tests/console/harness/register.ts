import { configure, startRegister } from '@sogoc/server';
import { embeddedHome } from '../../../apps/server/test/harness/migrated.ts';
import type { Serving } from './console.ts';

/** A demonstration register without surveys: agencies and invented people alone. */
export async function startBareRegister(home: string): Promise<Serving> {
  await embeddedHome(home);
  const register = await startRegister(configure({ home, port: 0, demonstration: true, logLevel: 'silent' }, {}));
  const url = await register.app.listen({ host: '127.0.0.1', port: 0 });
  return { url, [Symbol.asyncDispose]: () => register[Symbol.asyncDispose]() };
}
