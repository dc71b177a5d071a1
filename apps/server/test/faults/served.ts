import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, '../../../cli/src/sogoc.ts');

/** A register in a process of its own, as `sogoc serve` starts it. */
export interface Served extends AsyncDisposable {
  url: string;
  pid: number;
  /** `SIGKILL` leaves it no chance; `SIGTERM` asks it to stop. Resolves when it has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts a register and waits until it listens. @param wrap a command line around it, such as a limit. */
export async function serveRegister(home: string, environment: Readonly<Record<string, string>>, port = 0): Promise<Served> {
  const own = Object.entries(process.env).filter(([name]) => !/^(DATABASE_|SOGOC_)/.test(name));
  const env = { ...Object.fromEntries(own), SOGOC_LOG: 'error', ...environment };
  const child = spawn(process.execPath, [script, 'serve', '--no-demo', '--home', home, '--port', String(port)], { env });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await listening(child, ended);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.off('exit', kill);
    child.kill(signal);
    await ended;
  };
  return { url, pid: child.pid ?? 0, end, [Symbol.asyncDispose]: () => end('SIGKILL') };
}

function listening(child: ChildProcess, ended: Promise<number | null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: string): void => {
      said = (said + text).slice(-4000);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
    void ended.then((status) => reject(new Error(`The register ended with ${status}: ${said}`)));
  });
}

/** Waits until the register says what is wanted of its readiness. @throws Error after a minute. */
export async function untilReady(url: string, wanted = true): Promise<void> {
  for (const start = performance.now(); ; ) {
    const ready = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(20_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready === wanted) return;
    if (performance.now() - start > 60_000) throw new Error(`The register is ${ready ? '' : 'not '}ready after a minute.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
