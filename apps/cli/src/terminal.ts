import type { WriteStream } from 'node:tty';

/** Where a command runs: everything it may touch of the outside. */
export interface Terminal {
  cwd: string;
  environment: Readonly<Record<string, string | undefined>>;
  stdout: Pick<WriteStream, 'write' | 'isTTY'>;
  stderr: Pick<WriteStream, 'write' | 'isTTY'>;
  now: () => Date;
}
