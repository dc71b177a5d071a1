import { SogocError } from '@sogoc/engine';
import { systemClock } from '../clock/clock.ts';
import type { Configuration } from '../configuration.ts';
import { makeProvince } from '../demonstration/make-province.ts';
import { demonstrationClock, demonstrationMark } from '../demonstration/mark.ts';
import { prepareDemonstration } from '../demonstration/prepare.ts';
import { queueDeliveries, startDelivering } from '../modules/deliveries/index.ts';
import { weighAfter } from '../modules/evidence/index.ts';
import { startJobs } from '../modules/jobs/index.ts';
import { startRecording } from '../modules/key-figures/index.ts';
import { startReminding } from '../modules/reminders/index.ts';
import type { FirstAdministrator } from '../modules/sessions/index.ts';
import { performSurvey } from '../modules/surveys/index.ts';
import { startRegister } from '../start.ts';

export interface ServeOptions {
  /** Of the demonstration's province. */
  people: number;
  seed: number;
}

/** A register that listens and does its jobs. */
export interface ServedRegister extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:7100`. */
  url: string;
  /** Resolves when everything is there, in the demonstration the surveyed province too; to what went wrong with that, else null. */
  ready: Promise<SogocError | null>;
  /** Who was made because there was no account: their password is to be shown this once. */
  firstAdministrator: FirstAdministrator | null;
}

/**
 * Starts a register: it listens as soon as its database is open, and prepares the demonstration meanwhile. Disposing of it ends requests first, then puts running
 * jobs back for the next start, then closes the database.
 * @throws RegisterError; an error of the system where the address is taken.
 */
export async function serve(configuration: Configuration, { people, seed }: ServeOptions): Promise<ServedRegister> {
  const mark = configuration.demonstration ? await demonstrationMark(configuration.home, people, seed) : null;
  // At work while the database opens; who waits for it below learns of its failure.
  const province = mark && makeProvince(configuration.home, mark, () => undefined);
  province?.catch(() => undefined);
  const register = await startRegister(configuration, mark ? demonstrationClock(mark) : systemClock);
  try {
    if (province) register.running.preparing = 'province';
    const url = await register.app.listen({ host: configuration.host, port: configuration.port });
    // What changed while nobody was there to take its measure: a register that was killed, a copy that was restored.
    await weighAfter(register, null);
    const jobs = await startJobs(register, performSurvey(register));
    const reminding = startReminding(register, (trx, ids, day) => queueDeliveries(trx, configuration, ids, day));
    const delivering = startDelivering(register);
    const recording = startRecording(register);
    const prepared = province ? prepareDemonstration(register, province) : Promise.resolve();
    const ready = prepared.then(
      () => null,
      (error: unknown) => (error instanceof SogocError ? error : new SogocError('REGISTER_FAILED', String(error), {})),
    );
    void ready.then((error) => {
      register.running.preparing = error ? 'failed' : null;
    });
    return {
      url,
      ready,
      firstAdministrator: register.firstAdministrator,
      async [Symbol.asyncDispose]() {
        register.running.stopping.abort();
        await register.app.close();
        await reminding[Symbol.asyncDispose]();
        await delivering[Symbol.asyncDispose]();
        await recording[Symbol.asyncDispose]();
        await jobs[Symbol.asyncDispose]();
        await ready;
        await register[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await register[Symbol.asyncDispose]();
    throw error;
  }
}
