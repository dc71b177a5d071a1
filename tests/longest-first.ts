import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Runs the test files first that say they may take longest, so that none of them is left alone at the end: those that want a process alone, then those that share. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const allowed = new Map(files.map((file) => [file, longestTimeout(readFileSync(file.moduleId, 'utf8'))]));
    const alone = ({ project }: TestSpecification): number => Number(project.config.isolate);
    // A process that many files share ends where one comes between that wants a process alone.
    return (await super.sort(files)).sort((a, b) => alone(b) - alone(a) || (allowed.get(b) ?? 0) - (allowed.get(a) ?? 0));
  }
}

/** @returns the sum of the timeouts that a test file gives its tests, in milliseconds, as `300_000`. */
function longestTimeout(code: string): number {
  return [...code.matchAll(/\b\d+_000(?=,?\s*\))/g)].reduce((sum, [timeout]) => sum + Number(timeout.replace('_', '')), 0);
}
