import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from 'playwright-core';

/** A page as somebody comes to it first: its address, and a role that may see it; none where nobody is signed in. */
export interface KnownPage {
  path: string;
  role: string | null;
}

const pagesFolder = join(import.meta.dirname, '../../../apps/console/src/pages');

/** The addresses of the router, as its routes say them: `/cases/$id`. */
export function routePaths(): string[] {
  return globSync('*/route.ts', { cwd: pagesFolder }).map((file) => {
    const [, path = ''] = /\bpath: '([^']+)'/.exec(readFileSync(join(pagesFolder, file), 'utf8')) ?? [];
    return path;
  });
}

/** Whether an address is one of a route's. */
export function isOf(path: string, route: string): boolean {
  const parts = route.split('/');
  const given = path.split('?')[0]?.split('/') ?? [];
  return given.length === parts.length && parts.every((part, at) => part.startsWith('$') || part === given[at]);
}

/** Every page of the console, one of each kind, of a register where a programme is steered. @param request signed in as the province's data office. */
export async function everyPage(request: APIRequestContext, origin: string): Promise<KnownPage[]> {
  const first = async (url: string) => {
    const { items } = (await (await request.get(`/api/v1${url}`)).json()) as { items: { id: string | number }[] };
    return encodeURIComponent(items[0]?.id ?? '');
  };
  const made = async (url: string, data: object) => {
    const answer = await request.post(`/api/v1${url}`, { data, headers: { origin } });
    if (!answer.ok()) throw new Error(`${url}: ${await answer.text()}`);
    return (await answer.json()) as { id: string | number };
  };
  const attribute = await first('/runs/latest/attributes');
  const meeting = await made('/meetings', { title: 'Giao ban chuyển đổi số tuần 31', heldOn: '2025-08-01', agencyId: 'p38' });
  const paths = [
    ...[
      '/overview',
      '/databases',
      '/databases/land',
      '/databases/land/contract',
      '/databases/land/contract/edit',
      '/map',
      '/originals',
      `/originals/${attribute}`,
      '/designations',
      '/scores',
      '/runs',
      '/runs/latest',
    ],
    ...['/cases', `/cases/${await first('/cases')}`, '/discrepancies', '/records', '/records/0', '/agencies', '/keys', '/account'],
    ...['/steering', '/tasks', `/tasks/${await first('/tasks?figure=overdue')}`, '/tasks/plan', '/tasks/import', '/tasks/new'],
    ...['/obstacles', `/obstacles/${await first('/obstacles')}`, '/obstacles/new', '/obstacles/readiness', '/obstacles/readiness/1/c14758'],
    ...[
      '/key-figures',
      `/key-figures/${await first('/key-figures')}`,
      '/rhythm',
      '/rhythm/meetings',
      `/rhythm/meetings/${meeting.id}`,
      '/rhythm/reports',
      '/rhythm/templates',
      '/rhythm/rules',
    ],
    ...['/new-password', `/designations/${await designated(request, made, decodeURIComponent(attribute))}`],
  ];
  return [
    ...paths.map((path) => ({ path, role: 'province-data-office' })),
    ...['/accounts', '/rhythm/deliveries'].map((path) => ({ path, role: 'administrator' })),
    { path: '/audit', role: 'auditor' },
    ...['/sign-in', '/invitation'].map((path) => ({ path, role: null })),
  ];
}

/** Proposes an original, so that there is a decision to look at. */
async function designated(
  request: APIRequestContext,
  made: (url: string, data: object) => Promise<{ id: string | number }>,
  attribute: string,
): Promise<string | number> {
  const { items } = (await (await request.get('/api/v1/runs')).json()) as { items: { id: string }[] };
  const original = { database: 'population', table: 'persons', column: 'personal_id' };
  return (await made('/designations', { run: items[0]?.id, attribute, original, reason: 'Luật Căn cước 2023' })).id;
}
