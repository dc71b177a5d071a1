import { configure, type RunningRegister, startRegister } from '@sogoc/server';
import { client, startProvider, type TestProvider } from '../../../apps/server/test/harness/identity-provider.ts';
import { freePort } from '../../servers/unprivileged.ts';
import type { Serving } from './console.ts';

export interface RealRegister extends Serving {
  provider: TestProvider;
  firstAdministrator: NonNullable<RunningRegister['firstAdministrator']>;
}

/** A register as an agency starts it, without a demonstration: nobody but its first administrator, and a provider of identities called VNeID. */
export async function startRealRegister(home: string): Promise<RealRegister> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const provider = await startProvider(`${url}/api/v1/session/provider/callback`);
  const environment = {
    SOGOC_PUBLIC_URL: url,
    SOGOC_OIDC_ISSUER: provider.issuer,
    SOGOC_OIDC_CLIENT_ID: client.id,
    SOGOC_OIDC_CLIENT_SECRET: client.secret,
    SOGOC_OIDC_NAME: 'VNeID',
  };
  const configuration = configure({ home, port, logLevel: 'silent' }, environment);
  const register = await startRegister(configuration);
  if (!register.firstAdministrator) throw new Error('The register made no first administrator.');
  await register.app.listen({ host: '127.0.0.1', port });
  return {
    ...{ url, provider, firstAdministrator: register.firstAdministrator },
    async [Symbol.asyncDispose]() {
      await register[Symbol.asyncDispose]();
      await provider[Symbol.asyncDispose]();
    },
  };
}
