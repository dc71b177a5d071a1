import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { freePort } from '../../../../tests/servers/unprivileged.ts';

/** Whom the provider knows, by the name they sign in with there, which is their subject. */
export type People = Record<string, { email?: string; email_verified?: boolean }>;

/** A real provider of identities (OpenID Connect) on the loopback. */
export interface TestProvider extends AsyncDisposable {
  issuer: string;
  people: People;
  /** Signs somebody in there, as a browser would, from where the register sent it. @returns the address at the register that it is sent back to. */
  visit(url: string, login: string): Promise<string>;
}

export const client = { id: 'sogoc', secret: 'only the test knows this secret' };

/** @param callback the register's address that codes are sent to. */
export async function startProvider(callback: string): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const people: People = {};
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    pkce: { required: () => true },
    cookies: { keys: ['of the test'] },
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    people,
    visit: (url, login) => visit(url, login, callback),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function visit(start: string, login: string, callback: string): Promise<string> {
  const cookies = new Map<string, string>();
  let [url, form]: [string, URLSearchParams | null] = [start, null];
  for (let step = 0; step < 20; step += 1) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer: Response = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(form && { method: 'POST', body: form }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next) {
      url = new URL(next, url).href;
      form = null;
      if (url.startsWith(callback)) return url;
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`The provider answers ${answer.status}: ${page.slice(0, 300)}`);
    form = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'any' } : { prompt });
  }
  throw new Error('The provider leads in a circle.');
}
