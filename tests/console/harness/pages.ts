import type { APIRequestContext } from 'playwright-core';

/** A page as somebody comes to it first: its address, and a role that may see it. */
export interface KnownPage {
  path: string;
  role: string;
}

/** Every page of the console, one of each kind, of what a surveyed register holds. @param request signed in as the province's data office. */
export async function everyPage(request: APIRequestContext): Promise<KnownPage[]> {
  const first = async (url: string, items = 'items') => {
    const body = (await (await request.get(`/api/v1${url}`)).json()) as Record<string, { id: string | number }[] | undefined>;
    return body[items]?.[0]?.id ?? '';
  };
  const paths = [
    ...['/overview', '/databases', '/databases/schools', '/map', '/originals', '/designations', '/scores', '/runs', '/runs/latest'],
    ...['/cases', '/discrepancies', '/records', '/agencies', '/keys', '/account'],
    ...['/steering', '/tasks', '/tasks/plan', '/tasks/import', '/tasks/new', '/obstacles', '/obstacles/new', '/obstacles/readiness'],
    ...['/key-figures', '/rhythm', '/rhythm/meetings'],
    `/originals/${encodeURIComponent(await first('/runs/latest/attributes'))}`,
    `/cases/${await first('/cases')}`,
  ];
  return [
    ...paths.map((path) => ({ path, role: 'province-data-office' })),
    { path: '/accounts', role: 'administrator' },
    { path: '/audit', role: 'auditor' },
  ];
}
