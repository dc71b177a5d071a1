import type { Contract } from '../odcs/types.ts';
import { custom } from './custom.ts';

/** What a contract says of who uses its database. */
export interface DeclaredSharing {
  /** Names of databases or agencies that take its data from it: custom property `sharedWith`, and names of ODCS `roles`. */
  consumers: string[];
  /** ODCS `servers`: is there a published service to ask? */
  published: boolean;
}

/** @returns what is declared; null where the contract declares neither a service nor anyone who uses it. */
export function declaredSharing(contract: Contract): DeclaredSharing | null {
  const published = listOf(contract.servers).length > 0;
  const named = listOf(custom(contract, 'sharedWith')).filter((name) => typeof name === 'string');
  const roles = listOf(contract.roles).flatMap((role) => (isRecord(role) && typeof role.role === 'string' ? [role.role] : []));
  const consumers = [...new Set([...named, ...roles])];
  return published || consumers.length > 0 ? { consumers, published } : null;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
