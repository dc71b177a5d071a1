import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { authenticate } from '../../../http/authenticate.ts';
import type { Register } from '../../../http/context.ts';
import { Problem } from '../../../http/problem.ts';
import { receive } from './receive.ts';
import { Imported, ImportQuery } from './schema.ts';
import { importResults } from './service.ts';

/** Bytes of one file. */
const fileSize = 1024 ** 3;

/** Results of a survey that was made elsewhere, sent as they lie in its folder. */
export function importRoutes(app: FastifyInstance, register: Register): void {
  void app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize, files: 10, fields: 0, parts: 10 }, throwFileSizeLimit: false });
    scope.route({
      method: 'POST',
      url: '/surveys/import',
      schema: {
        operationId: 'importSurvey',
        summary: 'Load the results of a survey: each file of its folder as a part of multipart/form-data, under its own name',
        tags: ['surveys'],
        security: [{ session: [] }, { apiKey: [] }],
        consumes: ['multipart/form-data'],
        querystring: ImportQuery,
        response: { 201: Imported, default: Problem },
      },
      config: { action: 'survey.import' },
      async onRequest(request) {
        // Before anything is read: what a stranger sends is not even received.
        request.caller = await authenticate(register, request);
        require(request.caller.identity, 'survey.import');
      },
      async handler(request, reply) {
        const caller = request.caller ?? (await authenticate(register, request));
        const received = join(register.configuration.home, 'pushed', `.receiving-${request.id}`);
        try {
          await receive(request.files(), received);
          const { agency } = request.query as z.infer<typeof ImportQuery>;
          return await reply.code(201).send(await importResults(register, caller, received, agency));
        } finally {
          await rm(received, { recursive: true, force: true });
        }
      },
    });
  });
}
