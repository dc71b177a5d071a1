import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { Queued } from '../schema.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'webhooks';

/** Machines that are told of reminders. */
export function webhookRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/webhooks',
    operationId: 'listWebhooks',
    tag,
    summary: 'Machines that are told of reminders',
    action: 'webhook.read',
    response: schema.Webhooks,
    handler: (call) => service.listWebhooks(call),
  });
  route(app, register, {
    method: 'POST',
    url: '/webhooks',
    operationId: 'createWebhook',
    tag,
    summary: 'Tell another machine',
    action: 'webhook.change',
    body: schema.NewWebhook,
    response: schema.MadeWebhook,
    status: 201,
    handler: (call) => service.createWebhook(call, register.configuration, call.body),
  });
  route(app, register, {
    method: 'PATCH',
    url: '/webhooks/:id',
    operationId: 'changeWebhook',
    tag,
    summary: 'Change a webhook, or stop it',
    action: 'webhook.change',
    params: schema.WebhookId,
    body: schema.WebhookChange,
    response: schema.Webhook,
    handler: (call) => service.changeWebhook(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'POST',
    url: '/webhooks/:id/test',
    operationId: 'testWebhook',
    tag,
    summary: 'Call it once, as a test',
    action: 'webhook.change',
    params: schema.WebhookId,
    response: Queued,
    status: 202,
    handler: (call) => service.testWebhook(call, call.params.id),
  });
}
