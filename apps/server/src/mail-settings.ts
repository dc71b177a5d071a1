import { RegisterError } from './register-error.ts';

/** The mail server that carries what the register writes. */
export interface MailSettings {
  host: string;
  port: number;
  /** `tls` from the first byte, `starttls` before anything is said, `none` on this machine only. */
  security: 'tls' | 'starttls' | 'none';
  user: string | undefined;
  /** From the environment, or read from the file whenever it is needed. */
  password: string | undefined;
  passwordFile: string | undefined;
  /** Certificates of an authority of one's own, as PEM. */
  authorityFile: string | undefined;
  /** The address that letters come from. */
  from: string;
}

const loopback = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;
const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const ports = { tls: 465, starttls: 587, none: 25 } as const;

/**
 * The mail server of `SOGOC_SMTP_HOST`, `SOGOC_SMTP_PORT`, `SOGOC_SMTP_SECURITY` (`starttls`), `SOGOC_SMTP_USER`, `SOGOC_SMTP_PASSWORD` or
 * `SOGOC_SMTP_PASSWORD_FILE`, `SOGOC_SMTP_CA_FILE` and `SOGOC_MAIL_FROM`; null without a host. @throws RegisterError `CONFIGURATION_INVALID`.
 */
export function mailSettings(environment: Readonly<Record<string, string | undefined>>): MailSettings | null {
  const { SOGOC_SMTP_HOST: host, SOGOC_MAIL_FROM: from } = environment;
  if (!host) return null;
  if (!from || !address.test(from)) throw invalid('SOGOC_MAIL_FROM is no address.', 'Give the address that letters come from.');
  const security = (['tls', 'starttls', 'none'] as const).find((known) => known === (environment.SOGOC_SMTP_SECURITY || 'starttls'));
  if (!security) throw invalid('SOGOC_SMTP_SECURITY is none of tls, starttls, none.', 'Most servers take starttls.');
  if (security === 'none' && !loopback.test(host))
    throw invalid('Letters would leave this machine in the clear.', 'Set SOGOC_SMTP_SECURITY to tls or starttls.');
  const port = Number(environment.SOGOC_SMTP_PORT || ports[security]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw invalid('SOGOC_SMTP_PORT is no port.', 'Give a whole number from 1 to 65535.');
  return {
    ...{ host, port, security, from },
    user: environment.SOGOC_SMTP_USER || undefined,
    password: environment.SOGOC_SMTP_PASSWORD || undefined,
    passwordFile: environment.SOGOC_SMTP_PASSWORD_FILE || undefined,
    authorityFile: environment.SOGOC_SMTP_CA_FILE || undefined,
  };
}

function invalid(message: string, remedy: string): RegisterError {
  return new RegisterError('CONFIGURATION_INVALID', message, { remedy });
}
