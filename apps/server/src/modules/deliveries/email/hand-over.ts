import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailSettings } from '../../../mail-settings.ts';
import type { Outcome } from '../outbox/claim.ts';
import type { Letter } from './compose.ts';

type Failure = SMTPConnection.SMTPError & { permanent?: boolean };

/** What became of a letter; `unreachable` where the server itself is not there, so that the others need not try. */
export interface HandedOver {
  outcome: Outcome;
  unreachable: boolean;
}

/**
 * Hands a letter to the mail server. The server first takes sender and receiver, and says that it is ready; only then `begin` is called, and only where it agrees the
 * letter leaves. Until then nothing can have been sent. From then on the server's last word counts; where the line breaks before it, nobody knows.
 */
export async function handOver(settings: MailSettings, letter: Letter, begin: () => Promise<boolean>): Promise<HandedOver> {
  let begun = false;
  const message = Readable.from(
    (async function* whenReady() {
      if (!(await begin())) throw new Error('The claim is another’s.');
      begun = true;
      yield letter.message;
    })(),
  );
  const options = await optionsOf(settings).catch(() => null);
  if (!options) return { outcome: { state: 'again', problem: 'AUTHORITY_UNREADABLE' }, unreachable: true };
  const connection = new SMTPConnection(options);
  // What is told to nobody in particular is also told to whoever waits.
  connection.on('error', () => undefined);
  try {
    await whenDone((done) => connection.connect(done), connection);
    const { user } = settings;
    if (user !== undefined)
      await whenDone(async (done) => connection.login({ credentials: { user, pass: await passwordOf(settings) } }, done), connection);
    await whenDone((done) => connection.send({ from: letter.from, to: [letter.to] }, message, done), connection);
    connection.quit();
    return { outcome: { state: 'sent' }, unreachable: false };
  } catch (error) {
    connection.close();
    return { outcome: outcomeOf(error as Failure, begun), unreachable: !begun && (error as Failure).code !== 'EENVELOPE' };
  }
}

function outcomeOf({ code, responseCode, permanent }: Failure, begun: boolean): Outcome {
  const problem = [code ?? 'ESMTP', responseCode].filter((part) => part !== undefined).join(' ');
  if (begun && !responseCode) return { state: 'uncertain', problem };
  const refused = permanent === true && (begun || code === 'EENVELOPE');
  return { state: refused ? 'failed' : 'again', problem };
}

/** Calls with a callback; a connection that ends answers too. */
function whenDone(call: (done: (error?: Error | null) => void) => unknown, connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(Object.assign(new Error('The server ended the line.'), { code: 'ECONNECTION' })));
    Promise.resolve(call((error) => (error ? reject(error) : resolve()))).catch(reject);
  });
}

async function optionsOf({ host, port, security, authorityFile }: MailSettings): Promise<SMTPConnection.Options> {
  return {
    ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...{ connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000 },
    tls: { minVersion: 'TLSv1.2', ...(authorityFile !== undefined && { ca: await readFile(authorityFile, 'utf8') }) },
  };
}

async function passwordOf({ password, passwordFile }: MailSettings): Promise<string> {
  return password ?? (passwordFile === undefined ? '' : (await readFile(passwordFile, 'utf8')).trimEnd());
}
