import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm start` does first: builds the console where it is not built yet, or where a source or a library has changed since. */
const here = import.meta.dirname;
const workspace = join(here, '../..');
const sources = [
  ...['index.html', 'vite.config.ts', 'package.json'].map((file) => join(here, file)),
  join(workspace, 'package-lock.json'),
  ...readdirSync(join(here, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => join(here, 'src', file)),
];
const changed = Math.max(...sources.map((file) => statSync(file).mtimeMs));
const built = statSync(join(here, 'dist/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (built < changed) {
  const { status } = spawnSync('npm', ['run', '-s', 'build'], { cwd: workspace, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}
