import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { TaskId } from '../tasks/index.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';
import { weighAfter } from './weigh.ts';

/** What tasks wait for, as measures that the register takes itself. */
export function evidenceRoutes(app: FastifyInstance, register: Register): void {
  const common = { tag: 'evidence', url: '/tasks/:id/measure', params: TaskId, response: schema.TaskMeasureRead } as const;
  route(app, register, {
    method: 'GET',
    url: '/measures',
    operationId: 'listMeasures',
    tag: 'evidence',
    summary: 'What a task can wait for, with what each measure is told',
    action: 'task.read',
    response: schema.Measures,
    handler: () => service.listMeasures(),
  });
  route(app, register, {
    ...common,
    method: 'GET',
    operationId: 'readTaskMeasure',
    summary: 'The measure that a task waits for, with its value',
    action: 'task.read',
    handler: (call) => service.readBinding(call, call.params.id),
  });
  route(app, register, {
    ...common,
    method: 'PUT',
    operationId: 'bindTaskMeasure',
    summary: 'Let a measure close a task; its value is there when this has been answered',
    action: 'task.assign',
    body: schema.MeasureBinding,
    async handler(call) {
      const bound = await service.bindTask(call, call.params.id, call.body);
      call.after(() => weighAfter(register, { task: call.params.id }));
      return bound;
    },
  });
  route(app, register, {
    ...common,
    method: 'DELETE',
    operationId: 'unbindTaskMeasure',
    summary: 'Take a measure off a task',
    action: 'task.assign',
    handler: (call) => service.unbindTask(call, call.params.id),
  });
}
