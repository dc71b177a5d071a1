import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type MatchProgress, runMatch } from '../../src/index.ts';

let folder: string;
const target = 'ma,ho_ten,que\n1,Nguyễn Văn An,Huế\n2,Trần Thị Bình,Hà Nội\n3,Lê Đức Dũng,Huế\n';
const wide = Array.from({ length: 500 }, (_, n) => `c${n}`);
const row = (n: number): string => wide.map((name, at) => (at === 499 ? `Huế ${n}` : `${name} ${n * at}`)).join(',');
const files: Record<string, string | Uint8Array> = {
  'target.csv': target,
  'nothing.csv': '',
  'header.csv': 'ma,ho_ten\n',
  'one.csv': 'full_name\nNguyễn Văn An\nTrần Thị Bình\n',
  'wide.csv': `${wide.join(',')}\n${[1, 2, 3].map(row).join('\n')}\n`,
  'utf16.csv': Buffer.from(`\ufeff${target}`, 'utf16le'),
  'latin.csv': Buffer.from('ho_ten,ville\nRené,Orléans\nZoé,Besançon\n', 'latin1'),
  'same.csv': 'que,que,QUE\nHuế,1,x\nHà Nội,2,y\n',
  'nameless.csv': ',,\n1,Nguyễn Văn An,Huế\n2,Trần Thị Bình,Hà Nội\n',
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-match-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});

interface Told {
  best: [string, string | undefined][];
  progress: MatchProgress[];
}

async function matched(source: string, to = 'target.csv'): Promise<Told> {
  const database = (name: string, file: string) => ({ name, source: file, baseDirectory: folder, owner: null, contract: null });
  const out = join(folder, `${source}-${to}.json`);
  const progress: MatchProgress[] = [];
  const request = { source: database('source', source), target: database('target', to), out, language: 'en' } as const;
  const matches = await runMatch(request, { environment: {}, onProgress: (one) => progress.push(one) });
  expect(JSON.parse(await readFile(out, 'utf8'))).toEqual(matches);
  return { best: matches.map(({ source: own, candidates }) => [own.column, candidates[0]?.column]), progress };
}

it('matches tables with a header alone by their names', async () => {
  expect((await matched('header.csv')).best).toEqual([
    ['ma', 'ma'],
    ['ho_ten', 'ho_ten'],
  ]);
  expect((await matched('target.csv', 'header.csv')).best.slice(0, 2)).toEqual([
    ['ma', 'ma'],
    ['ho_ten', 'ho_ten'],
  ]);
});

it('matches a table of one column, columns without names or of the same name, and other encodings', async () => {
  expect((await matched('one.csv')).best).toEqual([['full_name', 'ho_ten']]);
  expect((await matched('nameless.csv')).best.map(([, best]) => best)).toEqual(['ma', 'ho_ten', 'que']);
  const { best } = await matched('same.csv');
  expect(best[0]).toEqual(['que', 'que']);
  expect(new Set(best.map(([name]) => name.toLowerCase())).size).toBe(3);
  expect((await matched('utf16.csv')).best).toEqual([
    ['ma', 'ma'],
    ['ho_ten', 'ho_ten'],
    ['que', 'que'],
  ]);
  expect((await matched('latin.csv')).best[0]).toEqual(['ho_ten', 'ho_ten']);
});

it('matches tables of five hundred columns both ways, and tells how far it is', async () => {
  const { best, progress } = await matched('wide.csv');
  expect(best.length).toBe(500);
  expect(best[499]).toEqual(['c499', 'que']);
  expect((await matched('target.csv', 'wide.csv')).best[2]).toEqual(['que', 'c499']);
  expect([...new Set(progress.map(({ stage }) => stage))]).toEqual(['read', 'profile', 'match']);
  expect(progress.filter(({ stage, what }) => stage === 'profile' && what === 'source').at(-1)?.share).toBe(1);
});

it('says of a file without anything in it that it is empty', async () => {
  await expect(matched('nothing.csv')).rejects.toMatchObject({ code: 'SOURCE_EMPTY' });
  await expect(matched('target.csv', 'nothing.csv')).rejects.toMatchObject({ code: 'SOURCE_EMPTY' });
});
