import { stringify } from 'yaml';
import type { Contract } from './types.ts';

/** A contract as YAML: read again, it is the same. */
export function writeContract(contract: Contract): string {
  return stringify(contract, { lineWidth: 120, aliasDuplicateObjects: false });
}
