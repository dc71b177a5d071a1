import type { Register } from '../../../http/context.ts';
import * as sealed from '../../../keys/sealed.ts';
import { RegisterError } from '../../../register-error.ts';

type Home = Pick<Register, 'configuration'>;
const key = 'second-factor';

/** Seals the second factor of one account. */
export function seal({ configuration }: Home, accountId: string, secret: string): Promise<string> {
  return sealed.seal(configuration, key, accountId, secret);
}

/** @throws RegisterError `CONFIGURATION_INVALID` where it was sealed with another key, or for another account. */
export async function unseal({ configuration }: Home, accountId: string, text: string): Promise<string> {
  const secret = await sealed.unseal(configuration, key, accountId, text);
  if (secret !== null) return secret;
  throw new RegisterError('CONFIGURATION_INVALID', 'The second factor of this account cannot be read with the register’s key.', {
    place: `keys/${key}.key`,
    remedy: 'Bring back the key from a backup, or have an administrator remove the second factor.',
  });
}
