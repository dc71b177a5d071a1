import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'obstacles';

/** Obstacles: what blocks tasks and units. */
export function obstacleRoutes(app: FastifyInstance, register: Register): void {
  readRoutes(app, register);
  linkRoute(app, register);
  route(app, register, {
    method: 'POST',
    url: '/obstacles',
    operationId: 'raiseObstacle',
    tag,
    summary: 'Raise an obstacle',
    action: 'obstacle.raise',
    body: schema.NewObstacle,
    response: schema.Obstacle,
    status: 201,
    handler: (call) => service.raise(call, call.body),
  });
  route(app, register, {
    method: 'POST',
    url: '/obstacles/:id/actions',
    operationId: 'actOnObstacle',
    tag,
    summary: 'Solve, escalate, reopen or withdraw',
    action: 'obstacle.read',
    params: schema.ObstacleId,
    body: schema.ObstacleStep,
    response: schema.Obstacle,
    handler: (call) => service.act(call, call.params.id, call.body),
  });
}

function linkRoute(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'POST',
    url: '/obstacles/:id/tasks',
    operationId: 'linkObstacleToTasks',
    tag,
    summary: 'Say which tasks an obstacle blocks too; `/tasks?obstacle=` lists them all',
    action: 'obstacle.raise',
    params: schema.ObstacleId,
    body: schema.ObstacleTasks,
    response: schema.Obstacle,
    handler: (call) => service.linkTasks(call, call.params.id, call.body.tasks),
  });
}

function readRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'obstacle.read' } as const;
  route(app, register, {
    ...read,
    url: '/obstacles',
    operationId: 'listObstacles',
    summary: 'Obstacles, found, a part at a time, the earliest to be answered first',
    query: schema.ObstacleQuery,
    response: schema.ObstaclePart,
    handler: (call) => service.listObstacles(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/obstacles/summary',
    operationId: 'readObstacleSummary',
    summary: 'How many were raised, solved and are left on a day',
    query: schema.ObstacleSummaryQuery,
    response: schema.ObstacleSummary,
    handler: (call) => service.summarise(call, call.query.asOf),
  });
  route(app, register, {
    ...read,
    url: '/obstacles/similar',
    operationId: 'listObstaclesLikeText',
    summary: 'Solved obstacles that are like a text, while it is being written',
    query: schema.SimilarQuery,
    response: schema.SimilarObstacles,
    handler: (call) => service.listLikeText(call, call.query.text),
  });
  route(app, register, {
    ...read,
    url: '/obstacles/:id',
    operationId: 'readObstacle',
    summary: 'One obstacle',
    params: schema.ObstacleId,
    response: schema.Obstacle,
    handler: (call) => service.readObstacle(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/obstacles/:id/similar',
    operationId: 'listSimilarObstacles',
    summary: 'Solved obstacles that are alike, whose solution may fit',
    params: schema.ObstacleId,
    response: schema.SimilarObstacles,
    handler: (call) => service.listSimilar(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/obstacles/:id/history',
    operationId: 'readObstacleHistory',
    summary: 'What happened to an obstacle, the latest first',
    params: schema.ObstacleId,
    response: schema.ObstacleHistory,
    handler: (call) => service.readHistory(call, call.params.id),
  });
}
