import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { type Pseudonym, pseudonymOf } from './pseudonym.ts';
import * as schema from './schema.ts';
import { readEntity, searchEntities } from './service.ts';

/** What the databases say of one person, parcel, household or organisation. Asked by POST: what is looked for must not stand in addresses. */
export function entityRoutes(app: FastifyInstance, register: Register): void {
  let made: Promise<Pseudonym> | undefined;
  const pseudonym = () => {
    made ??= pseudonymOf(register.configuration.home, process.env);
    return made;
  };
  route(app, register, {
    method: 'POST',
    tag: 'entities',
    action: 'entity.search',
    url: '/entities/search',
    operationId: 'searchEntities',
    summary: 'Find a person, parcel, household or organisation by key or name, for a purpose',
    body: schema.EntitySearch,
    response: schema.FoundEntities,
    handler: async (call) => searchEntities(register, await pseudonym(), call, call.body),
  });
  route(app, register, {
    method: 'POST',
    tag: 'entities',
    action: 'entity.read',
    url: '/entities/:id/reading',
    operationId: 'readEntity',
    summary: 'What the databases say of it, side by side; personal values masked unless revealed',
    params: schema.EntityId,
    body: schema.EntityReading,
    response: schema.Entity,
    handler: async (call) => readEntity(register, await pseudonym(), call, call.params.id, call.body),
  });
}
