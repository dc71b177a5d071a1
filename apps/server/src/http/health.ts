import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Register } from './context.ts';

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Whether the process lives (`/health/live`), whether it can do its work (`/health/ready`, with what it is preparing), and its figures (`/metrics`, for a
 * collector on the same machine; a route and a status are all they tell of a request).
 */
export function healthRoutes(app: FastifyInstance, register: Register): void {
  const hidden = { schema: { hide: true } };
  app.get('/health/live', hidden, () => ({ status: 'live' }));
  app.get('/health/ready', hidden, async (_request, reply) => {
    const { preparing, stopping } = register.running;
    const answers = await register.database.moments.now().then(
      () => true,
      () => false,
    );
    const status = stopping.signal.aborted ? 'stopping' : !answers ? 'database-unreachable' : (preparing ?? 'ready');
    return reply.code(status === 'ready' ? 200 : 503).send(preparing && answers ? { status: 'preparing', stage: preparing } : { status });
  });
  const metrics = measure(app, register);
  app.get('/metrics', hidden, async (request, reply) => {
    if (!loopback.has(request.ip)) return reply.callNotFound();
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}

function measure(app: FastifyInstance, { database }: Register): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const durations = new Histogram({
    name: 'sogoc_http_request_duration_seconds',
    help: 'Requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    registers: [metrics],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  new Gauge({
    name: 'sogoc_jobs',
    help: 'Jobs that wait or run',
    labelNames: ['state'],
    registers: [metrics],
    async collect() {
      const open = await sql<{ state: string; count: number }>`select s.state, count(j.id)::int as count
        from unnest(array['queued', 'running']) as s(state) left join job j on j.state = s.state group by 1`.execute(database.owner);
      for (const { state, count } of open.rows) this.set({ state }, count);
    },
  });
  return metrics;
}
