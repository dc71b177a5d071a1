import { once } from 'node:events';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { asAccount } from '../../access/as-account.ts';
import type { Action } from '../../access/roles.ts';
import { today } from '../../clock/clock.ts';
import { guard } from '../../http/authenticate.ts';
import type { Register } from '../../http/context.ts';
import { Problem } from '../../http/problem.ts';
import { type AuditNote, appendAudit, type Call, callerOf } from '../../http/route.ts';
import type { Column } from './column.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { type Words, wordsOf } from './words/index.ts';
import { mostRows, openWorkbook } from './workbook.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** How a file is asked for, besides the filters of its list. */
export const FileQuery = z.object({
  format: z.enum(['csv', 'xlsx']),
  language: z.enum(['vi', 'en', 'id']).default('vi'),
});
type FileAsked = z.output<typeof FileQuery>;

export interface ExportDefinition<Q extends z.ZodType<FileAsked>, Row> {
  /** The list, as a part of the address and of the file's name. */
  list: keyof Words['heads'] & ('databases' | 'discrepancies' | 'cases');
  action: Action;
  query: Q;
  columns: readonly Column<Row>[];
  /** A part of the list as its own page reads it: the same rights, the same masks. `cursor` is null for the first. */
  read: (call: Asked, query: z.output<Q>, cursor: string | null) => Promise<{ items: readonly Row[]; next: string | null }>;
}

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Adds a route that sends a list as a file, part by part, each read as its caller: who loses the right meanwhile gets a file that breaks off. */
export function exportRoute<Q extends z.ZodType<FileAsked>, Row>(
  app: FastifyInstance,
  register: Register,
  definition: ExportDefinition<Q, Row>,
): void {
  const { list, action, query, columns, read } = definition;
  app.route({
    method: 'GET',
    url: `/exports/${list}`,
    schema: {
      operationId: `export${list[0]?.toUpperCase()}${list.slice(1)}`,
      summary: `The list of ${list} as a file, filtered and sorted as asked`,
      tags: ['exports'],
      security: [{ session: [] }, { apiKey: [] }],
      querystring: query,
      response: { 200: { content: { [types.csv]: { schema: z.string() }, [types.xlsx]: { schema: z.string() } } }, default: Problem },
    },
    config: { action },
    preValidation: guard(register, action),
    async handler(request, reply) {
      const { secret, identity } = callerOf(request);
      const asked = request.query as z.output<Q>;
      const part = (cursor: string | null) =>
        asAccount(register.database, secret, async (trx) => {
          const notes: AuditNote[] = [];
          if (cursor === null) notes.push({ action, objectKind: 'export', objectId: list, details: { format: asked.format } });
          const found = await read({ trx, identity, clock: register.clock, audit: (note) => void notes.push(note) }, asked, cursor);
          for (const note of notes) await appendAudit(trx, note);
          return found;
        });
      // What is refused is refused before the file begins.
      const first = await part(null);
      begin(reply, asked, `so-goc-${list}-${today(register.clock)}`);
      const parts = follow(first, part);
      const { format, language, ...filters } = asked;
      const words = wordsOf[language];
      const about: [string, string][] = [
        [words.heads.madeAt, register.clock.now().toISOString()],
        [words.heads.madeBy, identity.name],
        [words.heads.asked, filtersOf(filters) || words.heads.everything],
      ];
      try {
        if (format === 'csv') await sendCsv(reply, parts, columns, words);
        else await sendWorkbook(reply, parts, definition, words, about);
      } catch (error) {
        request.log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'an export broke off');
        reply.raw.destroy();
      }
    },
  });
}

function begin(reply: FastifyReply, { format }: FileAsked, name: string): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': types[format],
    'content-disposition': `attachment; filename="${name}.${format}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}

async function* follow<Part extends { next: string | null }>(first: Part, part: (cursor: string) => Promise<Part>): AsyncGenerator<Part> {
  let found = first;
  yield found;
  while (found.next !== null) {
    found = await part(found.next);
    yield found;
  }
}

type Parts<Row> = AsyncIterable<{ items: readonly Row[] }>;

async function sendCsv<Row>({ raw }: FastifyReply, parts: Parts<Row>, columns: readonly Column<Row>[], words: Words): Promise<void> {
  raw.write(byteOrderMark + csvLine(columns.map(({ head }) => words.heads[head])));
  for await (const { items } of parts) {
    if (raw.destroyed) return;
    const lines = items.map((row) => csvLine(columns.map(({ cell }) => cell(row, words))));
    if (!raw.write(lines.join(''))) await once(raw, 'drain');
  }
  raw.end();
}

async function sendWorkbook<Q extends z.ZodType<FileAsked>, Row>(
  { raw }: FastifyReply,
  parts: Parts<Row>,
  { list, columns }: ExportDefinition<Q, Row>,
  words: Words,
  about: readonly (readonly [string, string])[],
): Promise<void> {
  const book = openWorkbook(raw, words.heads[list], columns, words);
  let written = 0;
  for await (const { items } of parts) {
    if (raw.destroyed) return;
    const fitting = items.slice(0, mostRows - written);
    book.add(fitting);
    written += fitting.length;
    if (written >= mostRows) break;
  }
  await book.end(about);
}

const filtersOf = (filters: Readonly<Record<string, unknown>>) =>
  Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('; ');
