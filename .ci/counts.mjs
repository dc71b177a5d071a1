// Prints the counts of a Vitest JSON report as one line: `counts.mjs REPORT [FAILED_BEFORE]`. A report that is not there counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

const [path = '', failedBefore = '0'] = process.argv.slice(2);
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
// A file that cannot even be loaded has no tests that could fail.
const broken = (report?.testResults ?? []).filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
const failed = Number(failedBefore) + broken + (report?.numFailedTests ?? 1);

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
