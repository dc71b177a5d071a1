import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Contract, contractRules, readContract, writeContract } from '../src/index.ts';

const folder = join(import.meta.dirname, 'odcs-examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** Of each example with rules how many, and what is said not to be run, by path. */
const asked: Record<string, [rules: number, problems: string[]]> = {
  'all-data-types.odcs.yaml': [
    15,
    [
      '/schema/0/properties/8/logicalTypeOptions/minItems',
      '/schema/0/properties/8/logicalTypeOptions/maxItems',
      '/schema/0/properties/8/logicalTypeOptions/uniqueItems',
      '/schema/0/properties/9/logicalTypeOptions/required',
      '/schema/0/properties/9/logicalTypeOptions/maxProperties',
    ],
  ],
  'all-schema-types.odcs.yaml': [3, []],
  'column-accuracy.odcs.yaml': [2, []],
  'column-completeness.odcs.yaml': [4, []],
  'column-custom.odcs.yaml': [3, ['/schema/0/properties/0/quality/0', '/schema/0/properties/0/quality/1']],
  'column-validity.odcs.yaml': [3, []],
  // It leads to a table that the example does not have.
  'database-table-sla.odcs.yaml': [0, ['/slaProperties/0/element', '/slaProperties/5/element']],
  'full-example.odcs.yaml': [12, ['/schema/1/properties/3/relationships/0', '/slaProperties/0/element', '/slaProperties/5/element']],
  'kafka-schema.odcs.yaml': [4, []],
  'postgresql-adventureworks-contract.odcs.yaml': [476, []],
  'table-column-description.odcs.yaml': [1, []],
  'table-columns-with-partition.odcs.yaml': [5, []],
};

test('every example of the specification reads, and reads the same once written', () => {
  expect(files).toHaveLength(18);
  for (const file of files) {
    const { contract, problems } = readContract(readFileSync(join(folder, file), 'utf8'), file);
    expect(problems, file).toEqual([]);
    expect(readContract(writeContract(contract as Contract), file).contract, file).toEqual(contract);
  }
});

test('of each example the promises are run, or said not to be', () => {
  const found = files.map((file) => {
    const { contract, locate } = readContract(readFileSync(join(folder, file), 'utf8'), file);
    const { rules, problems } = contractRules(contract as Contract, 'db', { file, locate });
    expect(problems.every(({ line }) => line > 0)).toBe(true);
    return [file, [rules.length, problems.map(({ path }) => path)]] as const;
  });
  expect(Object.fromEntries(found.filter(([, [rules, problems]]) => rules + problems.length > 0))).toEqual(asked);
});
