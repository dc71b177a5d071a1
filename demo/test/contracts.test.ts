import { contractRules, readContract, writeContract } from '@sogoc/contract';
import { expect, it } from 'vitest';
import { contractOf } from '../src/contracts/contract-of.ts';
import { publicName } from '../src/variant/publish.ts';
import { visible } from '../src/write/rows.ts';
import { specsOf } from './province.ts';

it.each([...specsOf(1), ...specsOf(1, 74)].map((spec) => [spec.name, spec] as const))(
  '%s has a valid contract that compiles to rules on columns that are there',
  (_name, spec) => {
    const { contract, problems } = readContract(writeContract(contractOf(spec)), `${spec.name}.yaml`);
    expect(problems).toEqual([]);
    expect(contract).not.toBeNull();
    if (!contract) return;
    const compiled = contractRules(contract, spec.name);
    expect(compiled.problems).toEqual([]);
    expect(compiled.rules.filter(({ check }) => check.kind === 'newest')).toHaveLength(spec.renewed?.by.length ?? 0);
    expect(compiled.rules.length).toBeGreaterThan(3);
    const columns = new Set(spec.tables.flatMap((table) => [publicName(table.key), ...visible(table).map(publicName)]));
    for (const { check } of compiled.rules) if ('column' in check) expect(columns).toContain(check.column);
  },
);

it('refers only to tables and columns that are there', () => {
  for (const spec of specsOf(1)) {
    const places = new Set(
      spec.tables.flatMap((table) => [table.key.name, ...visible(table).map(({ name }) => name)].map((name) => `${table.name}.${name}`)),
    );
    for (const table of spec.tables) for (const { refersTo } of table.columns) if (refersTo) expect(places).toContain(refersTo);
  }
});
