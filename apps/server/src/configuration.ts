import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type MailSettings, mailSettings } from './mail-settings.ts';
import { type ProviderSettings, providerSettings } from './provider-settings.ts';
import { RegisterError } from './register-error.ts';

/** What a register is started with. Secrets come from the environment or a file, never from arguments. */
export interface Configuration {
  /** The folder of everything the register keeps: the embedded database, keys, lake and results of surveys. */
  home: string;
  /** Where the server listens. */
  host: string;
  port: number;
  /** The address users type, for links and for signing in elsewhere: `https://register.example.vn`. */
  publicUrl: string;
  /** A PostgreSQL server; the embedded PGlite where absent. */
  databaseUrl: string | undefined;
  /** The role that owns the tables, used to migrate and for the register's own jobs; `databaseUrl` where absent. */
  ownerUrl: string | undefined;
  /** Where people can sign in elsewhere (OpenID Connect). */
  provider: ProviderSettings | null;
  /** The mail server that carries letters. */
  mail: MailSettings | null;
  /** Networks of one's own in which webhooks may lie, as `10.1.0.0/16`; elsewhere only the open internet is spoken to. */
  webhookNetworks: readonly string[];
  /** Addresses or networks of reverse proxies, by commas, whose word about where a request comes from is believed. */
  trustedProxies: string | undefined;
  /** Of one address other than this machine, a minute. */
  requestsPerMinute: number;
  /** How long a request may take to arrive whole. */
  secondsToSend: number;
  /** Whether this is the demonstration: invented people sign in with one click. */
  demonstration: boolean;
  /** Whether answers are checked against their schemas before they go out: in tests. */
  checkAnswers: boolean;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

export interface Settings
  extends Partial<
    Omit<
      Configuration,
      'databaseUrl' | 'ownerUrl' | 'provider' | 'mail' | 'webhookNetworks' | 'trustedProxies' | 'requestsPerMinute' | 'secondsToSend'
    >
  > {}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * The configuration from settings of the command line and the environment (`SOGOC_HOME`, `SOGOC_HOST`, `SOGOC_PORT`, `SOGOC_PUBLIC_URL`,
 * `SOGOC_TRUSTED_PROXIES`, `SOGOC_RATE_LIMIT`, `SOGOC_OIDC_*`, `SOGOC_SMTP_*`, `SOGOC_MAIL_FROM`, `SOGOC_WEBHOOK_NETWORKS`, `SOGOC_CHECK_ANSWERS`,
 * `SOGOC_REQUEST_TIMEOUT`, `DATABASE_URL`, `DATABASE_OWNER_URL`, `SOGOC_LOG`). @throws RegisterError `CONFIGURATION_INVALID`, `DEMONSTRATION_REFUSED`.
 */
export function configure(settings: Settings, environment: Readonly<Record<string, string | undefined>>): Configuration {
  const host = settings.host ?? environment.SOGOC_HOST ?? '127.0.0.1';
  const port = settings.port ?? portOf(environment.SOGOC_PORT ?? '7100');
  const configuration: Configuration = {
    home: resolve(settings.home ?? environment.SOGOC_HOME ?? 'var'),
    host,
    port,
    publicUrl: settings.publicUrl ?? environment.SOGOC_PUBLIC_URL ?? `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`,
    databaseUrl: environment.DATABASE_URL || undefined,
    ownerUrl: environment.DATABASE_OWNER_URL || undefined,
    provider: providerSettings(environment),
    mail: mailSettings(environment),
    webhookNetworks: (environment.SOGOC_WEBHOOK_NETWORKS ?? '').split(',').flatMap((network) => network.trim() || []),
    trustedProxies: environment.SOGOC_TRUSTED_PROXIES || undefined,
    requestsPerMinute: wholeOf('SOGOC_RATE_LIMIT', environment.SOGOC_RATE_LIMIT ?? '6000', 'Give the requests of one address a minute.'),
    secondsToSend: wholeOf('SOGOC_REQUEST_TIMEOUT', environment.SOGOC_REQUEST_TIMEOUT ?? '300', 'Give the seconds a request may take to arrive.'),
    demonstration: settings.demonstration ?? false,
    checkAnswers: settings.checkAnswers ?? environment.SOGOC_CHECK_ANSWERS === 'yes',
    logLevel: settings.logLevel ?? logLevelOf(environment.SOGOC_LOG ?? 'info'),
  };
  if (configuration.demonstration) refuseUnlessAlone(configuration);
  return configuration;
}

/** The demonstration lets anyone in: it must stay on this machine and away from a real database. */
function refuseUnlessAlone(configuration: Configuration): void {
  const why = configuration.databaseUrl
    ? 'DATABASE_URL is set'
    : loopback.has(configuration.host)
      ? null
      : `it would listen on ${configuration.host}`;
  if (why) {
    throw new RegisterError('DEMONSTRATION_REFUSED', `The demonstration lets anyone sign in, and ${why}.`, {
      remedy: 'Start with --no-demo, or on 127.0.0.1 without DATABASE_URL.',
    });
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new RegisterError('CONFIGURATION_INVALID', `SOGOC_PORT is ${JSON.stringify(text)}, which is no port.`, {
    remedy: 'Give a whole number from 0 to 65535.',
  });
}

function wholeOf(name: string, text: string, remedy: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new RegisterError('CONFIGURATION_INVALID', `${name} is ${JSON.stringify(text)}.`, { remedy });
}

function logLevelOf(text: string): Configuration['logLevel'] {
  const level = (['silent', 'error', 'warn', 'info', 'debug'] as const).find((known) => known === text);
  if (level) return level;
  throw new RegisterError('CONFIGURATION_INVALID', `SOGOC_LOG is ${JSON.stringify(text)}.`, { remedy: 'One of silent, error, warn, info, debug.' });
}
