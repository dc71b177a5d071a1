import { InvalidArgumentError } from 'commander';

const units: Record<string, number> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** Reads `512M`, `2GiB` or plain bytes. */
export function byteSize(text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim()) ?? [];
  if (digits === undefined) throw new InvalidArgumentError('Write it as 512M or 2GiB.');
  return Math.floor(Number(digits) * (units[(unit ?? '').toLowerCase()] ?? 1));
}
