import { spawn } from 'node:child_process';
import { platform } from 'node:process';

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] };

/** Opens a file with the desktop's own program; says nothing where there is no desktop. */
export function openFile(path: string): void {
  const [program, ...args] = openers[platform] ?? [];
  if (!program) return;
  spawn(program, [...args, path], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}
