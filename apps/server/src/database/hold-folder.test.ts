import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { holdFolder } from './hold-folder.ts';

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-hold-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const taker = `const { holdFolder } = await import(${JSON.stringify(join(import.meta.dirname, 'hold-folder.ts'))});
  process.once('message', () => holdFolder(process.argv[1]).then(() => process.send('held'), (error) => process.send(error.code)));
  setInterval(() => undefined, 1000);
  process.send('here');`;

/** What several processes are told that take the folder at the same moment; those that hold it are killed. */
async function takenBy(many: number, folder: string): Promise<string[]> {
  const children = Array.from({ length: many }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', taker, folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
  );
  onTestFinished(() => children.forEach((child) => void child.kill('SIGKILL')));
  await Promise.all(children.map((child) => once(child, 'message')));
  const said = Promise.all(children.map(async (child) => String((await once(child, 'message'))[0])));
  for (const child of children) child.send('now');
  const told = await said;
  await Promise.all(
    children.map((child) => {
      child.kill('SIGKILL');
      return once(child, 'exit');
    }),
  );
  return told.sort();
}

test('of several that start at once one gets the folder, the others are told so; a killed one’s folder is free', async () => {
  const folder = await freshFolder();
  const others = Array(3).fill('REGISTER_HOME_IN_USE');
  for (let round = 0; round < 3; round += 1) expect(await takenBy(4, folder)).toEqual([...others, 'held']);
  const giveBack = await holdFolder(folder);
  expect(await takenBy(1, folder)).toEqual(['REGISTER_HOME_IN_USE']);
  await giveBack();
  expect(await readdir(folder)).toEqual([]);
}, 60_000);

test('a living process that has the number of a dead one does not hold what that one left', async () => {
  const folder = await freshFolder();
  for (const [left, free] of [
    [`${process.ppid}-1.held`, true],
    ['4194305-1.held', true],
    ['4194305-.wanted', true],
    [`${process.ppid}-.held`, false],
  ] as const) {
    await writeFile(join(folder, `register.lock.${left}`), '');
    const held = await holdFolder(folder).then(
      (giveBack) => giveBack().then(() => true),
      () => false,
    );
    expect(held, left).toBe(free);
  }
});
