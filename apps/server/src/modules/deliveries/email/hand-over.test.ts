import { expect, test } from 'vitest';
import { startMailServer } from '../../../../test/harness/mail-server.ts';
import { type MailSettings, mailSettings } from '../../../mail-settings.ts';
import { handOver } from './hand-over.ts';

const letter = {
  from: 'sogoc@register.example.vn',
  to: 'steward@example.vn',
  message: Buffer.from('Message-ID: <1@example.vn>\r\nSubject: x\r\n\r\nx\r\n'),
};
const settingsOf = (environment: Record<string, string>): MailSettings => {
  const settings = mailSettings(environment);
  if (!settings) throw new TypeError('No mail server is named.');
  return settings;
};

test.each(['tls', 'starttls', 'none'] as const)(
  'a letter arrives with security %s, once the register has agreed that it leaves',
  async (security) => {
    await using server = await startMailServer({ security });
    const settings = settingsOf(server.environment);
    expect(await handOver(settings, letter, async () => false)).toMatchObject({ outcome: { state: 'again' } });
    expect(server.received).toEqual([]);
    expect(await handOver(settings, letter, async () => true)).toEqual({ outcome: { state: 'sent' }, unreachable: false });
    expect(server.received).toMatchObject([{ id: '<1@example.vn>', secure: security !== 'none' }]);
  },
);

test('a wrong password, a certificate that nobody vouches for, and one that cannot be read: nothing leaves, and nothing secret is told', async () => {
  await using server = await startMailServer({ security: 'starttls' });
  const settings = settingsOf(server.environment);
  const begun: string[] = [];
  const attempt = (change: Partial<MailSettings>, name: string) =>
    handOver({ ...settings, ...change }, letter, async () => {
      begun.push(name);
      return true;
    });
  const wrong = await attempt({ password: 'đoán mò' }, 'password');
  expect(wrong).toEqual({ outcome: { state: 'again', problem: 'EAUTH 535' }, unreachable: true });
  expect(await attempt({ authorityFile: undefined }, 'certificate')).toMatchObject({ outcome: { state: 'again' }, unreachable: true });
  expect(await attempt({ authorityFile: '/nowhere.pem' }, 'authority')).toEqual({
    outcome: { state: 'again', problem: 'AUTHORITY_UNREADABLE' },
    unreachable: true,
  });
  expect([begun, server.received]).toEqual([[], []]);
});

test('a server that takes no STARTTLS gets neither password nor letter', async () => {
  await using server = await startMailServer({ security: 'none' });
  const settings = settingsOf({ ...server.environment, SOGOC_SMTP_SECURITY: 'starttls' });
  expect(await handOver(settings, letter, async () => true)).toMatchObject({ outcome: { state: 'again', problem: expect.stringMatching(/^ETLS/) } });
  expect(server.received).toEqual([]);
});

test('a receiver whom the server does not know is not tried again; the server is there for others', async () => {
  await using server = await startMailServer({
    security: 'none',
    options: { onRcptTo: (_address, _session, done) => done(Object.assign(new Error('Unknown'), { responseCode: 550 })) },
  });
  const handed = await handOver(settingsOf(server.environment), letter, async () => true);
  expect(handed).toEqual({ outcome: { state: 'failed', problem: 'EENVELOPE 550' }, unreachable: false });
});

test('settings that would send letters in the clear, or from nobody, are refused', () => {
  expect(mailSettings({})).toBeNull();
  const named = { SOGOC_SMTP_HOST: 'mail.example.vn', SOGOC_MAIL_FROM: 'sogoc@example.vn' };
  expect(mailSettings(named)).toMatchObject({ security: 'starttls', port: 587 });
  expect(mailSettings({ ...named, SOGOC_SMTP_SECURITY: 'tls' })).toMatchObject({ port: 465 });
  for (const wrong of [
    { SOGOC_SMTP_SECURITY: 'none' },
    { SOGOC_SMTP_SECURITY: 'ssl' },
    { SOGOC_MAIL_FROM: 'x' },
    { SOGOC_MAIL_FROM: 'a@b\r\nBcc: c@d' },
    { SOGOC_SMTP_PORT: '0' },
  ])
    expect(() => mailSettings({ ...named, ...wrong }), JSON.stringify(wrong)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
});
