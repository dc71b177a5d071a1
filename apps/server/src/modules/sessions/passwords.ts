import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP's password storage guidance gives: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), parameters);
}

const nobody = hashPassword('nobody has this password');

/** Whether a password fits; takes as long where there is no such account, so that names cannot be tried out. */
export async function fits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobody), password.normalize('NFC'));
  return right && passwordHash !== undefined;
}
