#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

// What Node makes of the source files is kept from run to run, which halves the start. It is code that will be run: kept where only this user writes.
const compiled = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sogoc');
enableCompileCache(compiled);
// Threads are told by the environment alone.
process.env.NODE_COMPILE_CACHE ??= compiled;
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
});
