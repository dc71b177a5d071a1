import { isAbsolute, normalize, sep } from 'node:path';
import { RegisterError } from '../../../register-error.ts';

/** Variables that a connection may name begin so: others, such as the register's own, must not be sent to a server that somebody names. */
export const sourceVariable = /^SOGOC_SOURCE_[A-Z0-9_]+$/;

/**
 * Refuses an address that holds a secret, or that reaches for what is not a source: the register's own variables and files.
 * @throws RegisterError `REQUEST_INVALID`.
 */
export function checkSource(source: string): void {
  const refuse = (message: string, remedy: string): never => {
    throw new RegisterError('REQUEST_INVALID', message, { place: 'body/source', remedy });
  };
  for (const [, name = ''] of source.matchAll(/\$\{([^}]*)\}/g)) {
    if (!sourceVariable.test(name)) refuse('A connection may name variables that begin with SOGOC_SOURCE_ alone.', `Write \${SOGOC_SOURCE_NAME}.`);
  }
  if (/^\$\{\w+\}$/.test(source)) return;
  if (!source.includes('://')) {
    const path = normalize(source);
    if (isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`) || source.includes('\0'))
      refuse('A path must stay below the folder of sources.', 'Put the file below `sources` in the register’s home and give its path from there.');
    return;
  }
  const rest = source.slice(source.indexOf('://') + 3);
  const userinfo = rest.includes('@') ? rest.slice(0, rest.lastIndexOf('@')) : '';
  const password = userinfo.includes(':') ? userinfo.slice(userinfo.indexOf(':') + 1) : '';
  if (password.replaceAll(/\$\{\w+\}/g, '') !== '' || /[?&]password/i.test(source))
    refuse(
      'The address holds a password, or a file with one.',
      `Write \${SOGOC_SOURCE_NAME} in its place, and set that variable where the register runs.`,
    );
}
