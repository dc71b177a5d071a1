import type { Contract } from './types.ts';
import { yaml } from './yaml.ts';

/** A contract as YAML: read again, it is the same. */
export function writeContract(contract: Contract): string {
  return yaml().stringify(contract, { lineWidth: 120, aliasDuplicateObjects: false });
}
