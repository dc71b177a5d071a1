import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import * as headSchema from './heads/schema.ts';
import * as heads from './heads/service.ts';
import * as rulesSchema from './rules/schema.ts';
import * as rules from './rules/service.ts';
import { Reminders, RemindersQuery } from './schema.ts';
import { listReminders } from './store.ts';

const tag = 'reminders';

/** Who is reminded when of what, and what was said. */
export function reminderRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/reminders',
    operationId: 'listReminders',
    tag,
    summary: 'What was said about a task, an obstacle or a case, the latest first',
    action: 'reminder.read',
    query: RemindersQuery,
    response: Reminders,
    handler: async ({ trx, query }) => ({ items: await listReminders(trx, query.kind, query.thing) }),
  });
  route(app, register, {
    method: 'GET',
    url: '/reminder-rules',
    operationId: 'listReminderRules',
    tag,
    summary: 'The rules in force, in general or of a programme',
    action: 'reminder.read',
    query: rulesSchema.RulesQuery,
    response: rulesSchema.ReminderRulesList,
    handler: (call) => rules.listRules(call, call.query.programme),
  });
  route(app, register, {
    method: 'PUT',
    url: '/reminder-rules/:kind',
    operationId: 'changeReminderRules',
    tag,
    summary: 'Set the rules for a kind of thing, in general or of a programme',
    action: 'reminder.change',
    params: rulesSchema.RulesKind,
    body: rulesSchema.RulesChange,
    response: rulesSchema.ReminderRules,
    handler: (call) => rules.changeRules(call, call.params.kind, call.body),
  });
  headRoutes(app, register);
}

function headRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/agency-heads',
    operationId: 'listAgencyHeads',
    tag,
    summary: 'Who is told of what concerns an agency as a whole, where somebody is named',
    action: 'reminder.read',
    response: headSchema.AgencyHeads,
    handler: (call) => heads.listHeads(call),
  });
  route(app, register, {
    method: 'GET',
    url: '/agencies/:id/head',
    operationId: 'readAgencyHead',
    tag,
    summary: 'Who is told of what concerns an agency as a whole',
    action: 'reminder.read',
    params: headSchema.AgencyId,
    response: headSchema.AgencyHead,
    handler: (call) => heads.readHead(call, call.params.id),
  });
  route(app, register, {
    method: 'PUT',
    url: '/agencies/:id/head',
    operationId: 'nameAgencyHead',
    tag,
    summary: 'Name who is told of what concerns an agency as a whole',
    action: 'account.grant',
    params: headSchema.AgencyId,
    body: headSchema.AgencyHeadChange,
    response: headSchema.AgencyHead,
    handler: (call) => heads.nameHead(call, call.params.id, call.body.personId),
  });
}
