import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Import, importsOf } from './imports.ts';

export interface SourceFile {
  /** Relative to the root, with `/`. */
  path: string;
  isTest: boolean;
  lines: number;
  imports: Import[];
}

export interface Workspace {
  name: string;
  /** Relative to the root; `packages/engine`. */
  folder: string;
  dependencies: string[];
  /** What its tests may import as well. */
  devDependencies: string[];
  files: SourceFile[];
}

interface Manifest {
  name: string;
  workspaces?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Reads the workspaces that the root's package.json names, with the imports of every TypeScript file. */
export async function readWorkspaces(root: string): Promise<Workspace[]> {
  const top = await manifest(root);
  const patterns = (top.workspaces ?? []).map((pattern) => `${pattern}/package.json`);
  const folders = (await Array.fromAsync(glob(patterns, { cwd: root, exclude: ['**/node_modules'] }))).map((path) => dirname(path)).sort();
  return Promise.all(folders.map((folder) => readWorkspace(root, folder, Object.keys(top.devDependencies ?? {}))));
}

async function readWorkspace(root: string, folder: string, shared: string[]): Promise<Workspace> {
  const { name, dependencies = {}, devDependencies = {} } = await manifest(join(root, folder));
  const found = glob(['**/*.ts', '**/*.tsx'], { cwd: join(root, folder), exclude: ['**/node_modules', '**/dist'] });
  const paths = (await Array.fromAsync(found)).map((path) => `${folder}/${path.replaceAll('\\', '/')}`).sort();
  return {
    name,
    folder,
    dependencies: Object.keys(dependencies),
    devDependencies: [...Object.keys(devDependencies), ...shared],
    files: await Promise.all(paths.map((path) => readSource(root, path))),
  };
}

async function readSource(root: string, path: string): Promise<SourceFile> {
  const text = await readFile(join(root, path), 'utf8');
  return { path, isTest: /\.test\.tsx?$|\/test\//.test(path), lines: text.split('\n').length - 1, imports: importsOf(text) };
}

async function manifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}
