import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import LongestFirst from './tests/longest-first.ts';

// What Node makes of the modules is kept: test files load much the same ones, many in a process of their own.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

const every = [
  'packages/*/{src,test}/**/*.test.ts',
  'apps/*/{src,test}/**/*.test.ts',
  'demo/**/*.test.ts',
  'tests/**/*.test.ts',
  'bench/**/*.test.ts',
];

/**
 * Files that go one after the other through the same few processes: to load the register, and to compile it and its database, takes longer than most of them do.
 * What a test measures of its own process, or does to it, is for a process alone.
 */
const together = ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/console/*.test.ts'];

export default defineConfig({
  test: {
    globalSetup: './tests/temporary-folder.ts',
    projects: [
      { extends: true, test: { name: 'alone', include: every, exclude: [...configDefaults.exclude, ...together] } },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
    // Tests wait for servers, browsers and schedules of their own: one more than there are cores keeps all of them at work.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // What is waited for may take long on a machine that does other work too.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
