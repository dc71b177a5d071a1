import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { DatabaseId } from '../schema.ts';
import { checkContract } from './check.ts';
import { Contract, ContractCheck, ContractDifferences, ContractDraft, ContractNumber, ContractVersions, NewContract } from './schema.ts';
import * as service from './service.ts';

/** Data contracts of a database, each version as it was filed. */
export function contractRoutes(app: FastifyInstance, register: Register): void {
  const tag = 'contracts';
  route(app, register, {
    method: 'GET',
    url: '/databases/:id/contracts',
    operationId: 'listContracts',
    tag,
    summary: 'Versions of a database’s contract, the newest first',
    action: 'database.read',
    params: DatabaseId,
    response: ContractVersions,
    handler: (call) => service.listContracts(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/databases/:id/contracts',
    operationId: 'fileContract',
    tag,
    summary: 'File a new version of the contract',
    action: 'contract.change',
    bodyLimit: 20_000_000,
    params: DatabaseId,
    body: NewContract,
    response: Contract,
    status: 201,
    handler: (call) => service.fileContract(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'POST',
    url: '/databases/:id/contracts/check',
    operationId: 'checkContract',
    tag,
    summary: 'What is wrong with a contract that is being written, and what it would change',
    action: 'contract.change',
    bodyLimit: 20_000_000,
    params: DatabaseId,
    body: ContractDraft,
    response: ContractCheck,
    changesNothing: true,
    handler: (call) => checkContract(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'GET',
    url: '/databases/:id/contracts/:number',
    operationId: 'readContract',
    tag,
    summary: 'One version, as filed and for reading',
    action: 'database.read',
    params: ContractNumber,
    response: Contract,
    handler: (call) => service.readContract(call, call.params.id, call.params.number),
  });
  route(app, register, {
    method: 'GET',
    url: '/databases/:id/contracts/:number/differences',
    operationId: 'compareContracts',
    tag,
    summary: 'What differs from another version',
    action: 'database.read',
    params: ContractNumber,
    query: z.object({ from: z.coerce.number().int().min(1).describe('The version to compare with') }),
    response: ContractDifferences,
    handler: (call) => service.compareContracts(call, call.params.id, call.query.from, call.params.number),
  });
}
