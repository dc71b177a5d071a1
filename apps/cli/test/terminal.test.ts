import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { freshFolder } from './run.ts';

const script = join(import.meta.dirname, '../src/sogoc.ts');
const config = join(import.meta.dirname, '../../../examples/communes/sogoc.yaml');

/** What a terminal of 100 columns showed, without its control characters. */
function onTerminal(command: string): Promise<string> {
  return new Promise((resolve) => {
    execFile('script', ['-qec', `stty cols 100 rows 30; ${command}`, '/dev/null'], { maxBuffer: 2 ** 26 }, (_error, stdout) =>
      resolve(stripVTControlCharacters(stdout)),
    );
  });
}

it('shows each stage on a terminal, what it works on, and how long it took', async () => {
  const shown = await onTerminal(`${process.execPath} ${script} survey --lang en --out ${await freshFolder()} -f ${config}`);
  expect(shown).not.toContain('✖');
  for (const stage of ['Read the data', 'Profile each column', 'Check by rules', 'Find originals and copies', 'Write the results']) {
    expect(shown).toMatch(new RegExp(`✔ ${stage} \\[\\d+\\.\\d s\\]`));
  }
  expect(shown).toContain('4/4');
  expect(shown).toContain('Surveyed 4 databases');
});
