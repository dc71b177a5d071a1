import { SourceError, type SourceErrorCode } from '../source-error.ts';

type Told = { code: SourceErrorCode; message: string; remedy: string };

/** What a server's own codes mean; each kind of server has a table of these. */
export type CodeTable = Readonly<Record<string, SourceErrorCode>>;

const network: CodeTable = {
  ECONNREFUSED: 'SOURCE_UNREACHABLE',
  ECONNRESET: 'SOURCE_UNREACHABLE',
  EPIPE: 'SOURCE_UNREACHABLE',
  ENOTFOUND: 'SOURCE_UNREACHABLE',
  EAI_AGAIN: 'SOURCE_UNREACHABLE',
  EHOSTUNREACH: 'SOURCE_UNREACHABLE',
  ENETUNREACH: 'SOURCE_UNREACHABLE',
  PROTOCOL_CONNECTION_LOST: 'SOURCE_UNREACHABLE',
  HANDSHAKE_SSL_ERROR: 'SOURCE_UNREACHABLE',
  ETIMEDOUT: 'SOURCE_TIMEOUT',
  PROTOCOL_SEQUENCE_TIMEOUT: 'SOURCE_TIMEOUT',
};

const texts: Partial<Record<SourceErrorCode, Omit<Told, 'code'>>> = {
  SOURCE_UNREACHABLE: { message: 'The server cannot be reached', remedy: 'Check host, port, network and that the server runs' },
  SOURCE_AUTHENTICATION: { message: 'The server refuses the account or its password', remedy: 'Check the user name and the password given' },
  SOURCE_TIMEOUT: { message: 'The server did not answer in time', remedy: 'Try when it is less busy, or raise the time limit' },
  SOURCE_NOT_FOUND: { message: 'The server has no such database', remedy: 'Check the name of the database in the URL' },
  SOURCE_TABLE_DENIED: { message: 'The account may not read the table', remedy: 'Grant SELECT on it' },
};

/**
 * A driver's error in the words of the catalogue. The driver's text is dropped: it may quote values of records, or settings of the connection; its
 * code is kept.
 */
export function serverError(error: unknown, codes: CodeTable, place: string): SourceError {
  if (error instanceof SourceError) return error;
  const { code: raw, errno, message = '' } = error as { code?: unknown; errno?: unknown; message?: string };
  const named = typeof raw === 'string' && /^\w{1,40}$/.test(raw) ? raw : '';
  // A driver that does not know an error of a newer server gives its number alone.
  const driverCode = named === '' || /^(?:UNKNOWN|undefined)/i.test(named) ? (typeof errno === 'number' ? String(errno) : '') : named;
  const code = codes[driverCode] ?? network[driverCode] ?? byText(message, driverCode);
  const told = texts[code] ?? { message: 'The server reported an error', remedy: 'Look the code up in the manual of the server' };
  return new SourceError(code, driverCode ? `${told.message} (${driverCode})` : told.message, { place, remedy: told.remedy });
}

function byText(message: string, driverCode: string): SourceErrorCode {
  // What a driver says that was given no password.
  if (/client password must be/.test(message)) return 'SOURCE_AUTHENTICATION';
  if (/timeout/i.test(message)) return 'SOURCE_TIMEOUT';
  if (/certificate|SSL|TLS/.test(message) || /CERT|TLS|SSL/.test(driverCode)) return 'SOURCE_UNREACHABLE';
  if (/terminated|ended|closed|socket|not queryable/i.test(message)) return 'SOURCE_UNREACHABLE';
  return 'SOURCE_READ_FAILED';
}
