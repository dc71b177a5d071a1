export { fileRun } from './file-run.ts';
