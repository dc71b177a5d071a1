import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const console = join(import.meta.dirname, '../../../console');
/** Where `npm run build` puts it. */
const built = join(console, 'dist');

/**
 * Serves the built console: its files may be kept for ever since their names change with them, and every other page address opens the console there. It may be
 * built while the register runs already, as `npm start` does.
 */
export async function serveConsole(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { root: console, serve: false });
  app.get<{ Params: { '*': string } }>('/assets/*', { schema: { hide: true } }, (request, reply) =>
    reply.sendFile(request.params['*'], join(built, 'assets'), { immutable: true, maxAge: '365d' }),
  );
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound();
    reply.header('cache-control', 'no-cache');
    if (existsSync(join(built, 'index.html'))) return reply.sendFile('index.html', built);
    return reply.code(503).header('refresh', '2').type('text/plain; charset=utf-8').send(notBuilt);
  });
}

const notBuilt = `Trang web của sổ đang được dựng và sẽ tự mở; nếu không, hãy chạy: npm run build. API ở /api/v1, mô tả ở /openapi.json.
The register's pages are being built and will open by themselves; if not: npm run build. The API is at /api/v1, described at /openapi.json.
Halaman register sedang dibangun dan akan terbuka sendiri; jika tidak: npm run build. API ada di /api/v1, dijelaskan di /openapi.json.
`;
