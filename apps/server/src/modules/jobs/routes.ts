import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { eventRoute } from '../../http/event-route.ts';
import { route } from '../../http/route.ts';
import { Job, JobId, JobPage, JobQuery } from './schema.ts';
import * as service from './service.ts';
import { findJob, listJobs } from './store.ts';

/** Jobs: what goes on, how far it is, and how to end it. */
export function jobRoutes(app: FastifyInstance, register: Register): void {
  const tag = 'jobs';
  const wake = async (): Promise<void> => register.running.jobs?.wake();
  route(app, register, {
    method: 'GET',
    url: '/jobs',
    operationId: 'listJobs',
    tag,
    summary: 'Jobs, the newest first',
    action: 'job.read',
    query: JobQuery,
    response: JobPage,
    handler: ({ trx, query }) => listJobs(trx, query),
  });
  route(app, register, {
    method: 'GET',
    url: '/jobs/:id',
    operationId: 'readJob',
    tag,
    summary: 'One job',
    action: 'job.read',
    params: JobId,
    response: Job,
    handler: (call) => service.readJob(call, call.params.id),
  });
  eventRoute(app, register, {
    url: '/jobs/:id/events',
    operationId: 'watchJob',
    tag,
    summary: 'The job as it goes on, as server-sent events: each `data` is a Job',
    action: 'job.read',
    params: JobId,
    async look(trx, { id }) {
      const job = await findJob(trx, id);
      return job && { data: job, last: job.state !== 'queued' && job.state !== 'running' };
    },
  });
  route(app, register, {
    method: 'POST',
    url: '/jobs/:id/cancel',
    operationId: 'cancelJob',
    tag,
    summary: 'Ask a job to end',
    action: 'survey.run',
    params: JobId,
    response: Job,
    status: 202,
    async handler(call) {
      call.after(wake);
      return service.cancelJob(call, call.params.id);
    },
  });
  route(app, register, {
    method: 'POST',
    url: '/jobs/:id/retry',
    operationId: 'retryJob',
    tag,
    summary: 'Try a failed job again, as a new job',
    action: 'survey.run',
    params: JobId,
    response: Job,
    status: 202,
    async handler(call) {
      call.after(wake);
      return service.retryJob(call, call.params.id);
    },
  });
}
