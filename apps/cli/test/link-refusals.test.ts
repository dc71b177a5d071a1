import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { freshFolder, sogoc } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await freshFolder();
  const people = Array.from({ length: 40 }, (_, n) => `C${n % 38},Trần Thị ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}${n},${1950 + n}-01-02`);
  await writeFile(join(folder, 'people.csv'), `ma,ho_ten,ngay_sinh\n${people.join('\n')}\n`);
  await writeFile(join(folder, 'answers.csv'), 'stt,to_khai,nhom\n1,K1,a\n2,K2,a\n');
  await writeFile(join(folder, 'alone.csv'), 'nhom\na\nb\n');
  await writeFile(join(folder, 'other.json'), '{"name":"a package","version":1}');
  await writeFile(join(folder, 'model.json'), '{"format":"sogoc-link-model","version":1,"kind":"all"}');
});

/** What is told on standard error. */
async function refused(language: 'vi' | 'en' | 'id', ...flags: string[]): Promise<string> {
  const { status, stderr } = await sogoc(['link', 'people=people.csv', '--out', 'out', '--lang', language, ...flags], { cwd: folder });
  expect(status).toBe(2);
  return stderr;
}

it('names the column of a key that repeats, and two records that share it, but no value', async () => {
  const told = await refused('vi', '--key', 'ma');
  expect(told).toContain('LINK_KEY_REPEATS');
  expect(told).toContain('people: --key ma: #1 = #39 (2)');
  expect(told).not.toMatch(/C0|Trần/);
  expect(told).toContain('bỏ --key');
});

it('says what the columns of labels are taken for where they name no record, and which columns they have where that is not known', async () => {
  const unknown = await refused('id', '--labels', 'answers.csv');
  expect(unknown).toContain('LINK_LABELS_UNKNOWN: Jawaban');
  expect(unknown).toMatch(/--labels .*answers\.csv: key = stt, entity = nhom; people/);
  expect(unknown).toContain('--key');
  const invalid = await refused('en', '--labels', 'alone.csv');
  expect(invalid).toContain('LINK_LABELS_INVALID');
  expect(invalid).toMatch(/--labels .*alone\.csv: nhom/);
  expect(invalid).toContain('left_source, left_key, right_source, right_key, same');
});

it('tells a table or another file from a model, and names the file of a model that is wrong', async () => {
  const table = await refused('vi', '--model', 'people.csv');
  expect(table).toContain('LINK_NO_MODEL: Tệp nêu ở --model không phải là mô hình liên kết');
  expect(table).toContain(`--model ${join(folder, 'people.csv')}\n`);
  expect(await refused('en', '--model', 'other.json')).toContain('does not say that it is one');
  const wrong = await refused('en', '--model', 'model.json');
  expect(wrong).toContain('LINK_MODEL_INVALID');
  expect(wrong).toMatch(/--model .*model\.json \$\.kind/);
});
