import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { placeholders } from '../figures/index.ts';
import { tables } from '../tables/index.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'reports';

/** Templates of reports, and what they may name. */
export function templateRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'report.read' } as const;
  const change = { method: 'POST', tag, action: 'report-template.change', response: schema.ReportTemplate, status: 201 } as const;
  route(app, register, {
    ...read,
    url: '/report-templates',
    operationId: 'listReportTemplates',
    summary: 'Templates, each in its newest version',
    response: schema.ReportTemplateList,
    handler: (call) => service.listTemplates(call),
  });
  route(app, register, {
    ...read,
    url: '/report-templates/:id',
    operationId: 'readReportTemplate',
    summary: 'One template',
    params: schema.TemplateId,
    query: schema.TemplateQuery,
    response: schema.ReportTemplate,
    handler: (call) => service.readTemplate(call, call.params.id, call.query.version),
  });
  route(app, register, {
    ...change,
    url: '/report-templates',
    operationId: 'createReportTemplate',
    summary: 'File a template',
    body: schema.NewReportTemplate,
    handler: (call) => service.createTemplate(call, call.body),
  });
  route(app, register, {
    ...change,
    url: '/report-templates/:id/versions',
    operationId: 'fileReportTemplateVersion',
    summary: 'File the next version of a template',
    params: schema.TemplateId,
    body: schema.NewTemplateVersion,
    handler: (call) => service.fileVersion(call, call.params.id, call.body.content),
  });
  route(app, register, {
    ...read,
    url: '/report-parts',
    operationId: 'listReportParts',
    summary: 'The figures and tables that templates may name',
    response: schema.ReportParts,
    handler: async ({ identity: { language } }) => ({
      placeholders: Object.entries(placeholders).map(([id, name]) => ({ id, name: name[language] })),
      tables: tables.map(({ id, name, columns, filters }) => ({
        ...{ id, name: name[language], filters: Object.fromEntries(Object.entries(filters).map(([filter, values]) => [filter, [...values]])) },
        columns: Object.entries(columns).map(([column, { title, type }]) => ({ id: column, name: title[language], type })),
      })),
    }),
  });
}
