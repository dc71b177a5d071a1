import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { asAccount } from '../../access/as-account.ts';
import { require } from '../../access/identity.ts';
import { authenticate } from '../../http/authenticate.ts';
import type { Register } from '../../http/context.ts';
import { Problem } from '../../http/problem.ts';
import { type AuditNote, appendAudit } from '../../http/route.ts';
import { RegisterError } from '../../register-error.ts';
import { SendQuery, TaskList } from './schema.ts';
import { readFile, send } from './service.ts';

/** Bytes of a file; what it unfolds to is bounded apart. */
const fileSize = 10 * 2 ** 20;

/** Takes a list as a part of multipart/form-data. The file itself is not kept: its tables are. */
export function sendRoute(app: FastifyInstance, register: Register): void {
  void app.register(async (scope) => {
    await scope.register(multipart, { limits: { fileSize, files: 1, fields: 0, parts: 1 }, throwFileSizeLimit: false });
    scope.route({
      method: 'POST',
      url: '/task-lists',
      schema: {
        operationId: 'sendTaskList',
        summary: 'Send a list of tasks: an Excel workbook or a Word text as a part of multipart/form-data',
        tags: ['task-lists'],
        security: [{ session: [] }, { apiKey: [] }],
        consumes: ['multipart/form-data'],
        querystring: SendQuery,
        response: { 201: TaskList, default: Problem },
      },
      config: { action: 'task.assign' },
      async onRequest(request) {
        request.caller = await authenticate(register, request);
        require(request.caller.identity, 'task.assign');
      },
      async handler(request, reply) {
        const { identity, secret } = request.caller ?? (await authenticate(register, request));
        const folder = join(register.configuration.home, 'pushed', `.list-${request.id}`);
        try {
          const file = await receive(await request.file(), folder);
          const grids = await readFile(file.path, file.fileName);
          const { programme } = request.query as z.infer<typeof SendQuery>;
          const list = await asAccount(register.database, secret, async (trx) => {
            const notes: AuditNote[] = [];
            const answer = await send({ trx, identity, clock: register.clock, audit: (note) => void notes.push(note) }, programme, {
              ...file,
              grids,
            });
            for (const note of notes) await appendAudit(trx, note);
            return answer;
          });
          return await reply.code(201).send(list);
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      },
    });
  });
}

/** @throws RegisterError `REQUEST_INVALID`, `REQUEST_TOO_LARGE`. */
async function receive(part: MultipartFile | undefined, folder: string): Promise<{ path: string; fileName: string; digest: string }> {
  if (!part) throw new RegisterError('REQUEST_INVALID', 'No file was sent.', { place: 'file', remedy: 'Send an .xlsx or .docx.' });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'list');
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(part.file, hashed, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated)
    throw new RegisterError('REQUEST_TOO_LARGE', `The file is larger than ${fileSize / 2 ** 20} MiB.`, {
      place: 'file',
      remedy: 'Split the list, or leave pictures out.',
    });
  return { path, fileName: basename(part.filename || 'list').slice(0, 200), digest: hash.digest('hex') };
}
