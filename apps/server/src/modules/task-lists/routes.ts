import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { exportRoute } from './export/route.ts';
import * as schema from './schema.ts';
import { sendRoute } from './send-route.ts';
import * as service from './service.ts';

/** Task lists that exist in Excel and Word: sent, looked at, confirmed. */
export function taskListRoutes(app: FastifyInstance, register: Register): void {
  const common = { tag: 'task-lists', action: 'task.assign', params: schema.TaskListId } as const;
  sendRoute(app, register);
  exportRoute(app, register);
  route(app, register, {
    ...common,
    method: 'GET',
    url: '/task-lists/:id',
    operationId: 'readTaskList',
    summary: 'How a list is read, and how many tasks would come of it',
    response: schema.TaskList,
    handler: (call) => service.readList(call, call.params.id),
  });
  route(app, register, {
    ...common,
    method: 'GET',
    url: '/task-lists/:id/rows',
    operationId: 'listTaskListRows',
    summary: 'The rows of a list with what was understood and what is wrong',
    query: schema.RowsQuery,
    response: schema.TaskListRows,
    handler: (call) => service.listRows(call, call.params.id, call.query),
  });
  route(app, register, {
    ...common,
    method: 'PATCH',
    url: '/task-lists/:id',
    operationId: 'changeTaskList',
    summary: 'Read a list otherwise: its columns, agencies, rows left out, cells corrected',
    body: schema.ReadingChange,
    response: schema.TaskList,
    handler: (call) => service.changeReading(call, call.params.id, call.body),
  });
  route(app, register, {
    ...common,
    method: 'POST',
    url: '/task-lists/:id/confirmation',
    operationId: 'confirmTaskList',
    summary: 'Assign the tasks of a list: all or none',
    body: schema.Confirmation,
    response: schema.TaskList,
    handler: (call) => service.confirm(call, call.params.id, call.body),
  });
  route(app, register, {
    ...common,
    method: 'DELETE',
    url: '/task-lists/:id',
    operationId: 'removeTaskList',
    summary: 'Forget a list that was sent; its tasks stay',
    response: schema.Removed,
    handler: (call) => service.removeList(call, call.params.id),
  });
}
