import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import * as acting from './act.ts';
import * as assigning from './assign.ts';
import { readCauses } from './causes/causes.ts';
import { TaskCauses } from './causes/schema.ts';
import { planRoutes } from './plan/routes.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';
import { summarise } from './summary.ts';
import { listWaiting } from './waiting.ts';

const tag = 'tasks';

/** Tasks: what programmes assign to agencies, with a deadline. */
export function taskRoutes(app: FastifyInstance, register: Register): void {
  planRoutes(app, register);
  readRoutes(app, register);
  writeRoutes(app, register);
}

function readRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'task.read' } as const;
  route(app, register, {
    ...read,
    url: '/tasks',
    operationId: 'listTasks',
    summary: 'Tasks, found, sorted, a part at a time',
    query: schema.TaskQuery,
    response: schema.TaskPart,
    handler: (call) => service.listTasks(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/tasks/summary',
    operationId: 'readTaskSummary',
    summary: 'How many tasks are done, late, overdue and at risk on a day',
    query: schema.SummaryQuery,
    response: schema.TaskSummary,
    handler: (call) => summarise(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/tasks/waiting',
    operationId: 'listTasksWaiting',
    summary: 'Databases that overdue tasks are about, and how many',
    query: schema.SummaryQuery,
    response: schema.TasksWaiting,
    handler: (call) => listWaiting(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/tasks/:id/people',
    operationId: 'listTaskPeople',
    summary: 'Who of the leading agency can answer for a task',
    params: schema.TaskId,
    response: schema.TaskPeople,
    handler: (call) => service.listPeople(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/tasks/:id',
    operationId: 'readTask',
    summary: 'One task',
    params: schema.TaskId,
    query: schema.TaskDayQuery,
    response: schema.TaskInFull,
    handler: (call) => service.readTask(call, call.params.id, call.query.asOf),
  });
  route(app, register, {
    ...read,
    url: '/tasks/:id/forecast',
    operationId: 'forecastTask',
    summary: 'Whether a task will be late, and why it is thought so',
    params: schema.TaskId,
    query: schema.TaskDayQuery,
    response: schema.TaskForecast,
    handler: (call) => service.readForecast(call, call.params.id, call.query.asOf),
  });
  route(app, register, {
    ...read,
    url: '/tasks/:id/causes',
    operationId: 'readTaskCauses',
    summary: 'What holds a task up: criteria in red, attributes without an original, cases, obstacles',
    params: schema.TaskId,
    response: TaskCauses,
    handler: (call) => readCauses(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/tasks/:id/history',
    operationId: 'readTaskHistory',
    summary: 'What happened to a task and what was said about it, the latest first',
    params: schema.TaskId,
    response: schema.TaskHistory,
    handler: (call) => service.readHistory(call, call.params.id),
  });
}

function writeRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'POST',
    url: '/tasks',
    operationId: 'createTask',
    tag,
    summary: 'Assign a task of a programme to an agency',
    action: 'task.assign',
    body: schema.NewTask,
    response: schema.TaskInFull,
    status: 201,
    handler: (call) => assigning.createTask(call, call.body),
  });
  route(app, register, {
    method: 'PATCH',
    url: '/tasks/:id',
    operationId: 'changeTask',
    tag,
    summary: 'Change what was assigned',
    action: 'task.assign',
    params: schema.TaskId,
    body: schema.TaskChange,
    response: schema.TaskInFull,
    handler: (call) => assigning.changeTask(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'POST',
    url: '/tasks/:id/actions',
    operationId: 'actOnTask',
    tag,
    summary: 'Accept, report, verify, return, extend ... as the state allows',
    action: 'task.read',
    params: schema.TaskId,
    body: schema.TaskStep,
    response: schema.TaskInFull,
    handler: (call) => acting.act(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'POST',
    url: '/tasks/:id/comments',
    operationId: 'commentOnTask',
    tag,
    summary: 'Say something about a task',
    action: 'task.comment',
    params: schema.TaskId,
    body: schema.TaskComment,
    response: schema.TaskComment,
    status: 201,
    handler: (call) => acting.comment(call, call.params.id, call.body.text),
  });
}
