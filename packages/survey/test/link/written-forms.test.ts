import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import { beforeAll, expect, it } from 'vitest';
import { runLink } from '../../src/index.ts';

const people = 500;
const given = ['Budi', 'Siti', 'Agus', 'Dewi', 'Rina', 'Joko', 'Wati', 'Hendra', 'Ayu', 'Putri', 'Slamet', 'Yanti'];
const family = ['Santoso', 'Wijaya', 'Lestari', 'Pratama', 'Saputra', 'Hidayat', 'Nugroho', 'Kusuma', 'Rahayu', 'Siregar'];

/** A number that looks drawn at random and is the same on every run. */
const drawn = (n: number, salt: number, below: number): number => Math.floor(Math.abs(Math.sin(n * 12.9898 + salt * 78.233) * 43_758.5453) % below);
const two = (number: number): string => String(number).padStart(2, '0');

const persons = Array.from({ length: people }, (_, n) => ({
  name: [given[drawn(n, 1, given.length)] ?? '', family[drawn(n, 2, family.length)] ?? ''],
  born: { year: 1950 + drawn(n, 3, 60), month: two(1 + drawn(n, 4, 12)), day: two(1 + drawn(n, 5, 28)) },
  phone: `812${drawn(n, 6, 1e7) + 1e7}`,
}));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-link-'));
  const register = persons.map(({ name, born, phone }, n) => `A${n},${name[0]},${name[1]},${born.day}-${born.month}-${born.year},0${phone}`);
  await writeFile(join(folder, 'register.csv'), `no,nama_depan,nama_belakang,tanggal_lahir,no_hp\n${register.join('\n')}\n`);
  // Every fourth has another telephone, every sixth a slip in the name.
  const patients = persons.map(({ name, born, phone }, n) =>
    [
      `B${n}`,
      `${name.join(' ')}${n % 6 === 0 ? 'n' : ''}`,
      `${born.year}/${born.month}/${born.day}`,
      `+62${n % 4 === 0 ? `813${n}5550` : phone}`,
    ].join(','),
  );
  await writeFile(join(folder, 'patients.csv'), `kode,pasien,tgl_lahir,telp\n${patients.join('\n')}\n`);
});

async function linked(out: string, model?: string): Promise<{ right: number; all: number }> {
  const database = (name: string) => ({ name, source: `${name}.csv`, baseDirectory: folder, owner: null, contract: null });
  const request = { databases: [database('register'), database('patients')], out: join(folder, out), language: 'en', deterministic: [] } as const;
  await runLink({ ...request, databases: [...request.databases], deterministic: [], ...(model !== undefined && { model }) }, { environment: {} });
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  return await engine.one<{ right: number; all: number }>(sql`
    select count(case when substring(left_key, 2) = substring(right_key, 2) then 1 end) as right, count(*) as all
    from ${engine.dialect.readParquet([join(folder, out, 'pairs.parquet')])}`);
}

it('links days, telephones and names that two databases write in their own ways, and again by the model it wrote', async () => {
  const first = await linked('first');
  expect(first.right / people).toBeGreaterThan(0.95);
  expect(first.right / first.all).toBeGreaterThan(0.95);
  expect(await linked('again', join(folder, 'first', 'model.json'))).toEqual(first);
});

it('says where a model was looked for that is not there', async () => {
  const model = join(folder, 'nowhere.json');
  await expect(linked('none', model)).rejects.toMatchObject({ code: 'LINK_MODEL_INVALID', place: `--model ${model}` });
});
