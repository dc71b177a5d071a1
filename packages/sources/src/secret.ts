import { readFile } from 'node:fs/promises';
import { SourceError } from './source-error.ts';
import type { LandContext, SourceLocation, SourceSpec } from './source-kind.ts';

type Environment = LandContext['environment'];
const wayOut = (name: string): string =>
  `Write \${SOME_VARIABLE} in the place of the password, or set ${passwordVariable(name)}, or add ?passwordFile=/path to the URL`;

/** The environment variable that holds a database's password: `SOGOC_<NAME>_PASSWORD`, other characters than letters and digits as `_`. */
function passwordVariable(name: string): string {
  const folded = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toUpperCase();
  return `SOGOC_${folded.replaceAll(/[^A-Z0-9]+/g, '_')}_PASSWORD`;
}

/**
 * A server's URL with its password put in: from `${NAME}` in the URL, a file named by `passwordFile`, `SOGOC_<NAME>_PASSWORD`, else the client's own
 * variable (`PGPASSWORD`, `MYSQL_PWD`). A password that stands in the text itself is refused: command lines and settings are read by others.
 */
export async function resolveUrl(spec: SourceSpec, environment: Environment): Promise<SourceLocation> {
  const fromVariable = /^\$\{(\w+)\}$/.exec(spec.source);
  const text = fromVariable ? lookUp(fromVariable[1] ?? '', spec, environment) : spec.source;
  if (!fromVariable) refuseWrittenPassword(text, spec.name);
  const url = parse(fromVariable ? text : fill(text, spec, environment), spec.name);
  const file = url.searchParams.get('passwordFile');
  url.searchParams.delete('passwordFile');
  if (file !== null) url.password = encodeURIComponent(await passwordFrom(file, spec.name));
  if (url.password === '') {
    const client = url.protocol.startsWith('postgres') ? environment.PGPASSWORD : environment.MYSQL_PWD;
    url.password = encodeURIComponent(environment[passwordVariable(spec.name)] ?? client ?? '');
  }
  return { url, display: `${url.protocol}//${url.host}${url.pathname}` };
}

/**
 * Why a server refused an account: where it was given no password, that says so, and how to give one.
 * @param others the driver's codes of refusals that no password changes, such as of an account that may not use the database.
 */
export function whyRefused(
  refusal: unknown,
  error: SourceError,
  { url, name, others }: { url: URL; name: string; others: readonly string[] },
): SourceError {
  const { code } = refusal as { code?: unknown };
  const isOther = typeof code === 'string' && others.includes(code);
  if (error.code !== 'SOURCE_AUTHENTICATION' || url.password !== '' || isOther) return error;
  return new SourceError('SOURCE_SECRET_MISSING', 'The server refuses the account without a password', { place: name, remedy: wayOut(name) });
}

function refuseWrittenPassword(text: string, name: string): void {
  const rest = text.slice(text.indexOf('://') + 3);
  const userinfo = rest.includes('@') ? rest.slice(0, rest.lastIndexOf('@')) : '';
  const password = userinfo.includes(':') ? userinfo.slice(userinfo.indexOf(':') + 1) : '';
  if (password.replaceAll(/\$\{\w+\}/g, '') !== '' || /[?&]password=/i.test(text))
    throw new SourceError('SOURCE_SECRET_IN_ARGUMENT', 'A password is written in the URL, where others can read it', {
      place: name,
      remedy: wayOut(name),
    });
}

function fill(text: string, spec: SourceSpec, environment: Environment): string {
  const end = text.lastIndexOf('@');
  return text.replaceAll(/\$\{(\w+)\}/g, (_, variable: string, at: number) => {
    const value = lookUp(variable, spec, environment);
    return at < end ? encodeURIComponent(value) : value;
  });
}

function lookUp(variable: string, spec: SourceSpec, environment: Environment): string {
  const value = environment[variable];
  if (value === undefined)
    throw new SourceError('SOURCE_SECRET_MISSING', `The environment variable ${variable} is not set`, {
      place: spec.name,
      remedy: `Set ${variable}`,
    });
  return value;
}

function parse(text: string, name: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new SourceError('SOURCE_BAD_URL', 'The URL cannot be understood', {
      place: name,
      remedy: 'Write it as postgres://user@host:5432/database or mysql://user@host:3306/database',
    });
  }
}

async function passwordFrom(file: string, name: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    throw new SourceError('SOURCE_SECRET_MISSING', `The password file ${file} cannot be read`, {
      place: name,
      remedy: 'Check the path and its rights',
    });
  }
}
