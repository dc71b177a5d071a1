import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

/** The inbox of whoever is signed in. */
export function notificationRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/notifications',
    operationId: 'listNotifications',
    tag: 'notifications',
    summary: 'What you were told, the latest first',
    action: 'self.read',
    query: schema.NotificationQuery,
    response: schema.NotificationPart,
    handler: (call) => service.listNotifications(call, call.query),
  });
  route(app, register, {
    method: 'POST',
    url: '/notifications/read',
    operationId: 'readNotifications',
    tag: 'notifications',
    summary: 'Mark some or all of them as read, or as not',
    action: 'self.change',
    body: schema.ReadNotifications,
    response: schema.Unread,
    handler: (call) => service.markRead(call, call.body),
  });
}
