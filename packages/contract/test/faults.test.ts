import { expect, test } from 'vitest';
import { contractRules, faultInWords, inWords, readContract } from '../src/index.ts';
import { english } from '../src/problems/words-en.ts';
import { indonesian } from '../src/problems/words-id.ts';
import { vietnamese } from '../src/problems/words-vi.ts';

const named = (text = ''): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

test('each fault is told in three languages, with the same facts', () => {
  for (const [id, texts] of Object.entries(english))
    for (const catalogue of [vietnamese, indonesian]) {
      const other = catalogue[id as keyof typeof english];
      expect(
        other.map((text = '') => named(text)),
        id,
      ).toEqual(texts.map((text = '') => named(text)));
      expect(other[0], id).not.toBe(texts[0]);
      expect(other.filter((text = '') => /[.!]$/.test(text))).toEqual([]);
    }
});

const broken = `apiVersion: v3.1.0
kind: DataContract
id: land
version: 1.0.0
status: active
slaProperties: [{ property: frequency, value: 1, unit: d }]
schema:
  - name: parcels
    properties:
      - name: area
        logicalType: string
        logicalTypeOptions: { format: phone }
        quality: [{ type: text, description: see the paper }]
  - name: owners
`;

test('problems come with their fault as data, and the texts are made of it', () => {
  const { contract, locate } = readContract(broken, 'c.yaml');
  if (!contract) throw new Error('valid by the standard');
  const tables = [
    { table: 'parcels', columns: [{ name: 'area' }] },
    { table: 'people', columns: [] },
  ];
  const { problems } = contractRules(contract, 'db', { locate, tables });
  expect(problems.map(({ fault, line }) => [line, fault])).toEqual([
    [12, { id: 'format-unknown', facts: { format: 'phone' } }],
    [13, { id: 'rule-in-words' }],
    [14, { id: 'unknown-table', facts: { table: 'owners', tables: 'parcels, people' } }],
    [6, { id: 'dates-untold' }],
  ]);
  for (const { fault, message, expected } of problems) expect(inWords(fault, 'en')).toEqual({ happened: message, ...(expected && { expected }) });
  const [, , table, dates] = problems.map(({ fault }) => fault);
  if (!table || !dates) throw new Error('two problems are missing');
  expect(inWords(table, 'vi')).toEqual({ happened: 'Không có bảng owners', expected: 'parcels, people' });
  expect(inWords(dates, 'id')).toMatchObject({ happened: 'Belum disebut menurut tanggal mana batas waktu dihitung' });
  expect(inWords({ id: 'too-long', facts: { characters: 3_000_001, most: 3_000_000 } }, 'vi').happened).toContain('3.000.001 ký tự');
});

test('a fault that nobody knows, of a file of another release, is told in no words', () => {
  expect(faultInWords({ id: 'constructor' }, 'vi')).toBeNull();
  expect(faultInWords({ id: 'unknown-column', facts: { table: 't', column: 'c' } }, 'vi')).toEqual({ happened: 'Bảng t không có cột c' });
});
