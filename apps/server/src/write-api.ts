import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemClock } from './clock/clock.ts';
import { configure } from './configuration.ts';
import { Names } from './database/names.ts';
import { buildApp } from './http/app.ts';
import type { Register } from './http/context.ts';
import { Memory } from './http/memory.ts';

/** Writes the API's document to the file named, for clients to be made from. Nothing is opened: a description asks no database. */
const [, , path] = process.argv;
if (!path) throw new TypeError('Name the file to write.');
const database = {} as Register['database'];
const app = await buildApp({
  configuration: configure({ logLevel: 'silent' }, {}),
  database,
  clock: systemClock,
  running: { jobs: null, stopping: new AbortController(), preparing: null, loading: null },
  memory: new Memory({ hold: () => false }),
  names: new Names([], new Set()),
});
await app.ready();
await mkdir(dirname(path), { recursive: true });
await writeFile(path, JSON.stringify(app.swagger(), null, 1));
await app.close();
