import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { measures } from './measures.ts';
import * as reports from './reports.ts';
import * as schema from './schema.ts';
import { readSeries } from './series.ts';
import * as service from './service.ts';

const tag = 'key figures';

/** Key figures: what a programme is measured by. */
export function keyFigureRoutes(app: FastifyInstance, register: Register): void {
  readRoutes(app, register);
  const change = { tag, action: 'key-figure.change', response: schema.KeyFigure } as const;
  route(app, register, {
    ...change,
    method: 'POST',
    url: '/key-figures',
    operationId: 'createKeyFigure',
    summary: 'Define a key figure',
    body: schema.NewKeyFigure,
    status: 201,
    handler: (call) => service.createKeyFigure(call, call.body),
  });
  route(app, register, {
    ...change,
    method: 'PATCH',
    url: '/key-figures/:id',
    operationId: 'changeKeyFigure',
    summary: 'Change a key figure or its targets',
    params: schema.KeyFigureId,
    body: schema.KeyFigureChange,
    handler: (call) => service.changeKeyFigure(call, call.params.id, call.body),
  });
  route(app, register, {
    ...change,
    method: 'POST',
    url: '/key-figures/:id/points',
    operationId: 'recordKeyFigure',
    summary: 'Keep today’s value, so that it is known later',
    params: schema.KeyFigureId,
    handler: (call) => service.recordKeyFigure(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/key-figures/:id/reports',
    operationId: 'reportKeyFigure',
    tag,
    summary: 'File what a unit counted, with evidence',
    action: 'key-figure.report',
    params: schema.KeyFigureId,
    body: schema.NewKeyFigureReport,
    response: schema.KeyFigureReport,
    status: 201,
    handler: (call) => reports.report(call, call.params.id, call.body),
  });
}

function readRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'key-figure.read' } as const;
  route(app, register, {
    ...read,
    url: '/key-figures',
    operationId: 'listKeyFigures',
    summary: 'Key figures on a day, against their targets',
    query: schema.KeyFigureListQuery,
    response: schema.KeyFigureList,
    handler: (call) => service.listKeyFigures(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/key-figures/:id',
    operationId: 'readKeyFigure',
    summary: 'One key figure on a day',
    params: schema.KeyFigureId,
    query: schema.KeyFigureQuery,
    response: schema.KeyFigure,
    handler: (call) => service.readKeyFigure(call, call.params.id, call.query),
  });
  route(app, register, {
    ...read,
    url: '/key-figures/:id/series',
    operationId: 'readKeyFigureSeries',
    summary: 'A key figure over time',
    params: schema.KeyFigureId,
    query: schema.SeriesQuery,
    response: schema.KeyFigureSeries,
    handler: (call) => readSeries(call, call.params.id, call.query),
  });
  route(app, register, {
    ...read,
    url: '/key-figures/:id/reports',
    operationId: 'listKeyFigureReports',
    summary: 'What units counted, as far as the caller sees',
    params: schema.KeyFigureId,
    query: schema.ReportsQuery,
    response: schema.KeyFigureReports,
    handler: (call) => reports.listReports(call, call.params.id, call.query),
  });
  route(app, register, {
    ...read,
    url: '/key-figure-measures',
    operationId: 'listKeyFigureMeasures',
    summary: 'What the register can compute',
    response: schema.Measures,
    async handler({ identity: { language } }) {
      const items = measures.map(({ id, name, formula, unit, better, looksBack, parameters }) => ({
        ...{ id, name: name[language], formula: formula[language], unit, better, looksBack },
        parameters: z.toJSONSchema(parameters) as Record<string, unknown>,
      }));
      return { items };
    },
  });
}
