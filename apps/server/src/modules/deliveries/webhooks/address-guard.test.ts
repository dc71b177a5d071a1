import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Address, mayReach, networksOf, reachable } from './address-guard.ts';

const none = networksOf([]);
const at = (address: string): Address => ({ address, family: address.includes(':') ? 6 : 4 });

test('the open internet is reached, and nothing that is not of it, however it is written', async () => {
  const open = ['8.8.8.8', '113.160.0.1', '172.32.0.1', '2405:4800::1', '2001:4860:4860::8888'];
  const inside = [
    ...[
      '127.0.0.1',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      'fe80::1',
      'fc00::1',
      'ff02::1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      '2001::1',
    ],
  ];
  expect(open.filter((address) => !mayReach(at(address), none))).toEqual([]);
  expect(inside.filter((address) => mayReach(at(address), none))).toEqual([]);
  await expect(reachable('localhost', none)).rejects.toThrow(/may speak/);
  // As a URL reads them, whatever was typed.
  for (const typed of ['http://2130706433/', 'http://0x7f.1/', 'http://127.1/', 'http://[::ffff:7f00:1]/'])
    await expect(reachable(new URL(typed).hostname, none), typed).rejects.toThrow(/may speak/);
});

test('a network of one’s own is reached, and only that', () => {
  const own = networksOf(['10.1.0.0/16', 'fd00::/8', '127.0.0.1']);
  expect(['10.1.9.9', '10.2.0.1', 'fd12::1', '127.0.0.1', '127.0.0.2'].map((address) => mayReach(at(address), own))).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
});

test('what is no network is refused, and nothing else happens', () => {
  expect(() => networksOf(['10.0.0.0/33'])).toThrow(RangeError);
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        networksOf([text]);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
