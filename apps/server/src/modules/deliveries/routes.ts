import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';
import { webhookRoutes } from './webhooks/routes.ts';

const tag = 'deliveries';

/** What leaves the house: letters and calls. */
export function deliveryRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/deliveries',
    operationId: 'listDeliveries',
    tag,
    summary: 'What is on its way, and what became of what was',
    action: 'delivery.read',
    query: schema.DeliveryQuery,
    response: schema.DeliveryPage,
    handler: (call) => service.listDeliveries(call, call.query),
  });
  route(app, register, {
    method: 'GET',
    url: '/deliveries/:id',
    operationId: 'readDelivery',
    tag,
    summary: 'One of them',
    action: 'delivery.read',
    params: schema.DeliveryId,
    response: schema.Delivery,
    handler: (call) => service.readDelivery(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/deliveries/:id/again',
    operationId: 'sendAgain',
    tag,
    summary: 'Send once more what failed or may not have arrived',
    action: 'delivery.change',
    params: schema.DeliveryId,
    response: schema.Delivery,
    handler: (call) => service.sendAgain(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/deliveries/:id/drop',
    operationId: 'dropDelivery',
    tag,
    summary: 'Leave what failed or may not have arrived as it is: nobody is asked about it any more',
    action: 'delivery.change',
    params: schema.DeliveryId,
    response: schema.Delivery,
    handler: (call) => service.drop(call, call.params.id),
  });
  mailRoutes(app, register);
  webhookRoutes(app, register);
}

function mailRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/mail',
    operationId: 'readMailState',
    tag,
    summary: 'How letters leave',
    action: 'delivery.read',
    response: schema.MailState,
    handler: async () => service.mailState(register.configuration),
  });
  route(app, register, {
    method: 'POST',
    url: '/mail/test',
    operationId: 'testMail',
    tag,
    summary: 'Send a letter to your own address',
    action: 'delivery.change',
    response: schema.Queued,
    status: 202,
    handler: (call) => service.testMail(call, register.configuration),
  });
}
