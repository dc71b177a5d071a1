import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface Finished {
  status: number;
  output: string;
  seconds: number;
  /** Highest resident memory in bytes; null where the system does not tell. */
  peakMemory: number | null;
  /** Seconds of processor time, all processors together; null where the system does not tell. On a busy machine it says more than the clock does. */
  processorSeconds: number | null;
}

/** Runs a TypeScript file in a process of its own and watches the memory it holds. */
export async function runChild(script: string, args: readonly string[]): Promise<Finished> {
  const started = performance.now();
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  let peakMemory: number | null = null;
  let processorSeconds: number | null = null;
  const timer = setInterval(async () => {
    peakMemory = (await highWaterMark(child.pid)) ?? peakMemory;
    processorSeconds = (await processorTime(child.pid)) ?? processorSeconds;
  }, 50);
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  clearInterval(timer);
  return { status, output: Buffer.concat(output).toString('utf8'), seconds: (performance.now() - started) / 1000, peakMemory, processorSeconds };
}

/** Linux keeps the peak of a living process in /proc. */
async function highWaterMark(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes ? Number(kibibytes) * 1024 : null;
}

/** User and system time, fields 14 and 15 of proc_pid_stat(5), in hundredths of a second. The name before them may hold blanks. */
async function processorTime(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.length > 12 ? (Number(fields[11]) + Number(fields[12])) / 100 : null;
}
