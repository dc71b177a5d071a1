import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { fileRoute } from './file-route.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'reports';

/** Reports that were made, and making them. */
export function madeRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'report.read' } as const;
  route(app, register, {
    ...read,
    url: '/reports',
    operationId: 'listReports',
    summary: 'Reports that were made, the latest first',
    query: schema.ReportQuery,
    response: schema.ReportPage,
    handler: (call) => service.listReports(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/reports/:id',
    operationId: 'readReport',
    summary: 'A report with its figures',
    params: schema.ReportId,
    response: schema.Report,
    handler: (call) => service.readReport(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/report-preview',
    operationId: 'previewReport',
    summary: 'A report as it would be made now',
    action: 'report.make',
    repeats: true,
    query: schema.PreviewQuery,
    response: schema.ReportPreview,
    handler: (call) => service.previewReport(call, call.query),
  });
  route(app, register, {
    method: 'POST',
    url: '/reports',
    operationId: 'makeReport',
    tag,
    summary: 'Make a report and keep it',
    action: 'report.make',
    body: schema.NewReport,
    response: schema.Report,
    status: 201,
    first: (call) => service.composeReport(call, call.body),
    handler: (call, composed) => service.keepReport(call, composed),
  });
  fileRoute(app, register);
}
