import { type Engine, sql } from '@sogoc/engine';
import packageJson from '../package.json' with { type: 'json' };
import type { Run } from './model.ts';

/** Versions of what a survey ran on. */
export async function versions(engine: Engine): Promise<Run['versions']> {
  const { version } = await engine.one<{ version: string }>(sql`select version() as version`);
  return { sogoc: packageJson.version, node: process.versions.node, engine: `${engine.dialect.name} ${version}` };
}
