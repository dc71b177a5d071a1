import { glob, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolveUrl } from './secret.ts';
import { SourceError } from './source-error.ts';
import type { LandContext, SourceLocation, SourceSpec } from './source-kind.ts';

/**
 * Where a source is. A URL gets its secrets from the environment here and nowhere else.
 * @throws SourceError `SOURCE_NOT_FOUND`, `SOURCE_BAD_URL`, `SOURCE_SECRET_IN_ARGUMENT`, `SOURCE_SECRET_MISSING`.
 */
export async function locate(spec: SourceSpec, environment: LandContext['environment']): Promise<SourceLocation> {
  if (/^\$\{|^(?!file:)[a-z][a-z0-9+.-]+:\/\//i.test(spec.source)) return resolveUrl(spec, environment);
  const path = spec.source.startsWith('file:') ? fileURLToPath(spec.source) : resolve(spec.baseDirectory, spec.source);
  const matched = await matches(path);
  if (matched) return matched;
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const denied = cause.code === 'EACCES';
    throw new SourceError('SOURCE_NOT_FOUND', denied ? `${path} may not be opened` : `There is no file or folder ${path}`, {
      place: spec.name,
      remedy: denied ? 'Ask for the right to read it' : 'Check the path; a relative one counts from the folder of sogoc.yaml or the current folder',
    });
  });
  return { path, isDirectory: found.isDirectory(), display: path };
}

/** The files that a pattern matches (`*`, `?`, `[…]`, `{…}`, `**`), below the last folder that is named in full; null where the path is none, or names a file as it is. */
async function matches(path: string): Promise<SourceLocation | null> {
  const names = path.split(sep);
  const first = names.findIndex((name) => /[*?[\]{}]/.test(name));
  if (first < 0 || (await stat(path).catch(() => null))) return null;
  const folder = first <= 1 ? sep : names.slice(0, first).join(sep);
  const files: string[] = [];
  for await (const name of glob(names.slice(first).join(sep), { cwd: folder })) {
    if ((await stat(join(folder, name)).catch(() => null))?.isFile()) files.push(name);
  }
  return files.length > 0 ? { path: folder, isDirectory: true, files: files.sort(), display: path } : null;
}
