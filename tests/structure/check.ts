import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { cyclesOf } from './cycles.ts';
import { arrows, closedToLibraries, maxLines, openTo } from './house.ts';
import type { Import } from './imports.ts';
import { readWorkspaces, type SourceFile, type Workspace } from './workspaces.ts';

/** Everything under a root that runs against the house, one sentence each; empty when all is well. */
export async function violations(root: string): Promise<string[]> {
  const workspaces = await readWorkspaces(root);
  const names = new Set(workspaces.map((workspace) => workspace.name));
  return workspaces.flatMap((workspace) => [
    ...placeViolations(workspace, names),
    ...workspace.files.flatMap((file) => [
      ...lengthViolations(file),
      ...file.imports.flatMap((imported) => importViolations(workspace, file, imported, names)),
    ]),
    ...cyclesOf(runtimeGraph(workspace)).map((cycle) => `cycle: ${cycle}`),
  ]);
}

function placeViolations(workspace: Workspace, names: ReadonlySet<string>): string[] {
  const allowed = arrows[workspace.name];
  if (!allowed) return [`${workspace.folder}: ${workspace.name} has no place in tests/structure/house.ts`];
  return workspace.dependencies
    .filter((name) => names.has(name) && !allowed.includes(name))
    .map((name) => `${workspace.folder}/package.json: ${workspace.name} must not depend on ${name}`);
}

function lengthViolations(file: SourceFile): string[] {
  const counts = /\/src\//.test(file.path) && !/\/(?:data|messages)\//.test(file.path);
  return counts && file.lines > maxLines ? [`${file.path}: ${file.lines} lines, more than ${maxLines}`] : [];
}

function importViolations(workspace: Workspace, file: SourceFile, { specifier }: Import, names: ReadonlySet<string>): string[] {
  const report = (what: string): string[] => [`${file.path}: ${what}`];
  if (specifier.startsWith('.')) return leavesHome(workspace, file, specifier) ? report(`reaches out of its workspace: ${specifier}`) : [];
  if (specifier.startsWith('node:')) return closed(workspace, file, specifier) ? report(`a library must not import ${specifier}`) : [];
  if (builtinModules.includes(specifier)) return report(`write node:${specifier}`);

  const name = moduleName(specifier);
  if (names.has(name) && name !== specifier) return report(`reaches into another's inside: ${specifier}`);
  if (names.has(name) && name !== workspace.name && !arrows[workspace.name]?.includes(name)) return report(`imports upwards: ${name}`);
  if (closed(workspace, file, name)) return report(`a library must not import ${name}`);
  const declared = [...workspace.dependencies, ...(file.isTest ? workspace.devDependencies : [])];
  return declared.includes(name) || name === workspace.name ? [] : report(`imports ${name}, which ${workspace.folder}/package.json does not declare`);
}

/** Tests may use the test servers of the root's `tests/`; nothing else leaves its workspace by a path. */
function leavesHome(workspace: Workspace, file: SourceFile, specifier: string): boolean {
  const target = resolve(file, specifier);
  return !target.startsWith(`${workspace.folder}/`) && !(file.isTest && target.startsWith('tests/'));
}

function closed(workspace: Workspace, file: SourceFile, name: string): boolean {
  return workspace.folder.startsWith('packages/') && !file.isTest && closedToLibraries.includes(name) && !openTo[workspace.name]?.includes(name);
}

function moduleName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function resolve(file: SourceFile, specifier: string): string {
  return posix.join(posix.dirname(file.path), specifier);
}

function runtimeGraph(workspace: Workspace): Map<string, string[]> {
  const targets = (file: SourceFile): string[] =>
    file.imports.filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly).map(({ specifier }) => resolve(file, specifier));
  return new Map(workspace.files.map((file) => [file.path, targets(file)]));
}
