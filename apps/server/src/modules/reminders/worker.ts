import { lookAgain } from '../../clock/look-again.ts';
import type { Register } from '../../http/context.ts';
import { sweep, type TellOthers } from './sweep.ts';

/** How often it is looked whether somebody is to be told something, in milliseconds. */
const lookEvery = 30_000;

/** Tells what is due to be told, from now on and again and again. Several servers may do so at once. */
export const startReminding = (register: Pick<Register, 'database' | 'clock'>, tellOthers: TellOthers): AsyncDisposable =>
  lookAgain(() => sweep(register, tellOthers), lookEvery);
