import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

// usage: node packages/pack.ts OUT PACKAGE...: packages of this folder as npm takes them, as tarballs in OUT, with those that they run on. Node runs TypeScript directly,
// but not from node_modules: there it must be JavaScript with declarations.
const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  [field: string]: unknown;
}

/**
 * Builds packages and those of the workspace that they import when they run.
 * @returns the paths of the tarballs.
 */
async function packPackages(out: string, wanted: readonly string[]): Promise<string[]> {
  const built = join(out, 'built');
  await mkdir(built, { recursive: true });
  const config = join(out, 'tsconfig.json');
  const compilerOptions = {
    ...{ noEmit: false, incremental: false, declaration: true, rewriteRelativeImportExtensions: true },
    ...{ rootDir: join(root, 'packages'), outDir: built, tsBuildInfoFile: null, typeRoots: [join(root, 'node_modules/@types')] },
    // Tests bring the types of WebAssembly with those of a browser; packages are compiled without tests.
    lib: ['esnext', 'dom'],
  };
  await writeFile(
    config,
    JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [join(root, 'packages/*/src')], exclude: ['**/*.test.ts'] }),
  );
  await run('tsc', ['-p', config], { cwd: root });
  const tarballs: string[] = [];
  const open = [...wanted];
  for (const name of open) {
    const from = join(built, name);
    const manifest = JSON.parse(await readFile(join(root, 'packages', name, 'package.json'), 'utf8')) as Manifest;
    const running = await importedBy(from);
    await writeFile(join(from, 'package.json'), JSON.stringify(published(manifest, running), null, 2));
    for (const file of ['README.md', '../../LICENSE']) await cp(join(root, 'packages', name, file), join(from, file.replace('../../', '')));
    const { stdout } = await run('npm', ['pack', from, '--pack-destination', out, '--json'], { cwd: root });
    tarballs.push(join(out, (JSON.parse(stdout) as { filename: string }[])[0]?.filename ?? ''));
    for (const other of running) if (other.startsWith('@sogoc/') && !open.includes(other.slice(7))) open.push(other.slice(7));
  }
  await rm(built, { recursive: true });
  return tarballs;
}

/** The manifest with JavaScript in place of TypeScript; what is needed for its types alone need not be installed. */
function published(manifest: Manifest, running: ReadonlySet<string>): Manifest {
  const all = Object.entries(manifest.dependencies ?? {});
  const typesOnly = all.filter(([name]) => !running.has(name));
  const { devDependencies: _, ...rest } = manifest;
  return {
    ...rest,
    exports: { types: './src/index.d.ts', default: './src/index.js' },
    dependencies: Object.fromEntries(all.filter(([name]) => running.has(name))),
    ...(typesOnly.length > 0 && {
      peerDependencies: Object.fromEntries(typesOnly),
      peerDependenciesMeta: Object.fromEntries(typesOnly.map(([name]) => [name, { optional: true }])),
    }),
  };
}

/** Names of the packages that the JavaScript of a folder imports. */
async function importedBy(folder: string): Promise<Set<string>> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
  const names = new Set<string>();
  for (const file of files)
    for (const [, name = ''] of (await readFile(join(folder, file), 'utf8')).matchAll(/(?:from|import)\s*\(?'((?:@[\w-]+\/)?[\w-]+)/g))
      names.add(name);
  return names;
}

const [out = 'packed', ...names] = process.argv.slice(2);
await mkdir(out, { recursive: true });
console.log((await packPackages(resolve(out), names.length > 0 ? names : ['linkage'])).join('\n'));
