import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What `npm start` does beside the register that it starts: builds the console where it is not built yet, or where a source or a library has changed since. Types are
 * `npm run build`'s concern: a bundle needs none.
 */
const here = import.meta.dirname;
const workspace = join(here, '../..');
const [built, beside] = [join(here, 'dist'), join(here, 'dist.partial')];
const sources = [
  ...['index.html', 'vite.config.ts', 'package.json'].map((file) => join(here, file)),
  join(workspace, 'package-lock.json'),
  ...readdirSync(join(here, 'src'), { recursive: true, encoding: 'utf8' }).map((file) => join(here, 'src', file)),
];
const changed = Math.max(...sources.map((file) => statSync(file).mtimeMs));
const builtAt = statSync(join(built, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (builtAt < changed) {
  const options = ['build', 'apps/console', '--logLevel', 'warn', '--outDir', beside, '--emptyOutDir'];
  const { status } = spawnSync('vite', options, { cwd: workspace, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status === 0) {
    rmSync(built, { recursive: true, force: true });
    renameSync(beside, built);
  }
  process.exitCode = status ?? 1;
}
