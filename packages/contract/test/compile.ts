import { expect } from 'vitest';
import { type CompileOptions, type Contract, contractRules, type Rule, readContract } from '../src/index.ts';

export const head = { apiVersion: 'v3.1.0', kind: 'DataContract', id: 'land', version: '1.0.0', status: 'active' };

export function compile(rest: object, options: CompileOptions = {}): ReturnType<typeof contractRules> {
  const { contract, problems, locate } = readContract(JSON.stringify({ ...head, ...rest }, null, 2), 'land.json');
  expect(problems).toEqual([]);
  return contractRules(contract as Contract, 'land', { file: 'land.json', locate, ...options });
}

export const ofProperty = (property: object, name = 'code'): ReturnType<typeof compile> =>
  compile({ schema: [{ name: 'parcels', properties: [{ name, ...property }] }] });
export const checks = ({ rules }: { rules: Rule[] }): unknown[] => rules.map(({ check }) => check);
