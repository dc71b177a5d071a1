import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { asAccount } from '../../../access/as-account.ts';
import { guard } from '../../../http/authenticate.ts';
import type { Register } from '../../../http/context.ts';
import { Problem } from '../../../http/problem.ts';
import { callerOf } from '../../../http/route.ts';
import { FileId } from './schema.ts';
import { readReport } from './service.ts';
import { readPart } from './store.ts';

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The files of a report, as they were made. */
export function fileRoute(app: FastifyInstance, register: Register): void {
  app.route({
    method: 'GET',
    url: '/reports/:id/files/:format',
    schema: {
      operationId: 'downloadReport',
      summary: 'A file of a report: Word, PDF or the workbook of its annexes',
      tags: ['reports'],
      security: [{ session: [] }, { apiKey: [] }],
      params: FileId,
      response: {
        200: { content: { [types.docx]: { schema: z.string() }, [types.pdf]: { schema: z.string() }, [types.xlsx]: { schema: z.string() } } },
        default: Problem,
      },
    },
    config: { action: 'report.read' },
    preValidation: guard(register, 'report.read'),
    async handler(request, reply) {
      const { secret } = callerOf(request);
      const { id, format } = request.params as z.infer<typeof FileId>;
      const report = await asAccount(register.database, secret, (trx) => readReport({ trx }, id));
      const facts = report.files.find((file) => file.format === format);
      // Each part in its own transaction: a slow reader holds none.
      const parts = async function* () {
        for (let part = 0; ; part += 1) {
          const bytes = await asAccount(register.database, secret, (trx) => readPart(trx, id, format, part));
          if (!bytes) return;
          yield Buffer.from(bytes);
        }
      };
      return reply
        .type(types[format])
        .header('content-length', facts?.bytes ?? 0)
        .header('content-disposition', `attachment; filename="bao-cao-${report.agency.id}-${report.asOf}.${format}"`)
        .header('etag', `"${facts?.sha256}"`)
        .send(Readable.from(parts()));
    },
  });
}
