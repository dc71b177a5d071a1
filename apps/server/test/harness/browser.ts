import type { RunningRegister } from '../../src/start.ts';

/** A browser without pages: it keeps the cookies of the register and says that requests come from the register's own page. */
export interface TestBrowser {
  cookies: Record<string, string>;
  send<T = Record<string, unknown>>(method: Method, url: string, body?: object, address?: string): Promise<{ status: number; body: T }>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** @param headers are sent along, over those of the register's own page. */
export function testBrowser(register: Pick<RunningRegister, 'app'>, headers: Readonly<Record<string, string>> = {}): TestBrowser {
  const cookies: Record<string, string> = {};
  return {
    cookies,
    async send<T>(method: Method, url: string, payload?: object, address = '127.0.0.1') {
      const answer = await register.app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { 'sec-fetch-site': 'same-origin', ...headers },
        cookies,
        remoteAddress: address,
        ...(payload && { payload }),
      });
      for (const { name, value } of answer.cookies) cookies[name] = value;
      return { status: answer.statusCode, body: (answer.payload === '' ? null : answer.json()) as T };
    },
  };
}
