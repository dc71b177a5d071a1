import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { certificate } from './certificate.ts';

/** A letter as the server took it. */
export interface Received {
  id: string;
  to: string;
  subject: string;
  text: string;
  /** Whether the line was encrypted, and who had signed in on it. */
  secure: boolean;
  user: string | undefined;
}

/** A real SMTP server on this machine. */
export interface MailServer extends AsyncDisposable {
  /** What the register is started with to use it. */
  environment: Record<string, string>;
  received: Received[];
  /** Breaks every line, without a word. */
  cut(): void;
}

export interface MailServerSettings {
  security?: 'tls' | 'starttls' | 'none';
  /** Answers a letter once it is here; an error refuses it. */
  answer?: (received: Received) => Promise<Error | undefined>;
  options?: SMTPServerOptions;
}

const password = 'thư đi thư lại';

/** Starts a mail server that takes letters of one user, under a certificate of its own. */
export async function startMailServer({ security = 'starttls', answer, options }: MailServerSettings = {}): Promise<MailServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-mail-'));
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, certificate.cert);
  await writeFile(join(folder, 'password'), `${password}\n`);
  const received: Received[] = [];
  const server = new SMTPServer({
    ...certificate,
    secure: security === 'tls',
    ...(security === 'none' && { disabledCommands: ['STARTTLS'] }),
    authOptional: security === 'none',
    closeTimeout: 100,
    onAuth: (auth, _session, done) =>
      auth.username === 'sogoc' && auth.password === password ? done(null, { user: auth.username }) : done(new Error('Wrong user or password')),
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      } catch (error) {
        // The client has gone in the middle of it: there is no letter, and nobody to answer.
        return done(error as Error);
      }
      const letter = { ...read(Buffer.concat(chunks).toString('utf8')), to: session.envelope.rcptTo[0]?.address ?? '' };
      const taken = { ...letter, secure: session.secure, user: session.user };
      const refused = await answer?.(taken);
      if (!refused) received.push(taken);
      done(refused ?? null);
    },
    ...options,
  });
  // Lines that a client breaks are what some tests are about.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    environment: {
      SOGOC_SMTP_HOST: '127.0.0.1',
      SOGOC_SMTP_PORT: String(port),
      SOGOC_SMTP_SECURITY: security,
      SOGOC_SMTP_CA_FILE: authority,
      SOGOC_MAIL_FROM: 'sogoc@register.example.vn',
      ...(security !== 'none' && { SOGOC_SMTP_USER: 'sogoc', SOGOC_SMTP_PASSWORD_FILE: join(folder, 'password') }),
    },
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function read(message: string): Pick<Received, 'id' | 'subject' | 'text'> {
  const [head = '', ...body] = message.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n\s+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? '';
  const text = body.join('\r\n\r\n');
  const plain =
    header('Content-Transfer-Encoding') === 'base64'
      ? Buffer.from(text, 'base64').toString('utf8')
      : header('Content-Transfer-Encoding') === 'quoted-printable'
        ? unquoted(text)
        : text;
  return { id: header('Message-ID'), subject: decoded(header('Subject')), text: plain };
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decoded(subject: string): string {
  return subject.replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=\s*/gi, (_all, kind: string, text: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' ')),
  );
}
