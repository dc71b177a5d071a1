import type { Register } from '../../http/context.ts';
import { sweep, type TellOthers } from './sweep.ts';

/** How often it is looked whether somebody is to be told something, in milliseconds. */
const lookEvery = 30_000;

/** Tells what is due to be told, from now on and again and again. Several servers may do so at once. */
export function startReminding(register: Pick<Register, 'database' | 'clock'>, tellOthers: TellOthers): AsyncDisposable {
  let at: Promise<unknown> | null = null;
  const look = (): void => {
    // What failed is not kept, and comes again with the next look.
    at ??= sweep(register, tellOthers)
      .catch(() => undefined)
      .finally(() => {
        at = null;
      });
  };
  const timer = setInterval(look, lookEvery);
  look();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await at;
    },
  };
}
