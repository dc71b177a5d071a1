import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
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
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    const denied = cause.code === 'EACCES';
    throw new SourceError('SOURCE_NOT_FOUND', denied ? `${path} may not be opened` : `There is no file or folder ${path}`, {
      place: spec.name,
      remedy: denied ? 'Ask for the right to read it' : 'Check the path; a relative one counts from the folder of sogoc.yaml or the current folder',
    });
  });
  return { path, isDirectory: found.isDirectory(), display: path };
}
