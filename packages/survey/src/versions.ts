import { type Engine, sql } from '@sogoc/engine';
import packageJson from '../package.json' with { type: 'json' };
import type { Run } from './model.ts';

/** The release of this software. */
export const release: string = packageJson.version;

/** Versions of what a survey ran on. */
export async function versions(engine: Engine): Promise<Run['versions']> {
  const { version } = await engine.one<{ version: string }>(sql`select version() as version`);
  return { sogoc: release, node: process.versions.node, engine: `${engine.dialect.name} ${version}` };
}
