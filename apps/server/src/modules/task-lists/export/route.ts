import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asAccount } from '../../../access/as-account.ts';
import { guard } from '../../../http/authenticate.ts';
import type { Register } from '../../../http/context.ts';
import { Problem } from '../../../http/problem.ts';
import { callerOf } from '../../../http/route.ts';
import { TaskQuery } from '../../tasks/index.ts';
import { documentOf } from './document.ts';
import { linesOf } from './lines.ts';
import { workbookOf } from './workbook.ts';

const formats = {
  xlsx: { most: 20_000, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: workbookOf },
  docx: { most: 2000, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: documentOf },
} as const;
const ExportQuery = TaskQuery.omit({ cursor: true, limit: true }).extend({ format: z.enum(['xlsx', 'docx']).default('xlsx') });

/** Tasks as a list in Excel or Word. */
export function exportRoute(app: FastifyInstance, register: Register): void {
  app.route({
    method: 'GET',
    url: '/task-lists/export',
    schema: {
      operationId: 'exportTasks',
      summary: 'The tasks of a query as a workbook (at most 20,000) or a text (at most 2,000); a workbook can be sent as a list again',
      tags: ['task-lists'],
      security: [{ session: [] }, { apiKey: [] }],
      querystring: ExportQuery,
      response: { 200: { content: { [formats.xlsx.type]: { schema: z.string() }, [formats.docx.type]: { schema: z.string() } } }, default: Problem },
    },
    config: { action: 'task.read' },
    preValidation: guard(register, 'task.read'),
    async handler(request, reply) {
      const { identity, secret } = callerOf(request);
      const { format, ...query } = request.query as z.infer<typeof ExportQuery>;
      const { most, type, write } = formats[format];
      const { asOf, lines } = await asAccount(register.database, secret, (trx) =>
        linesOf({ trx, identity, clock: register.clock, audit: () => undefined }, { ...query, limit: 1 }, most),
      );
      const bytes = await write(lines, asOf, identity.language);
      return reply.type(type).header('content-disposition', `attachment; filename="nhiem-vu-${asOf}.${format}"`).send(bytes);
    },
  });
}
