import { RegisterError } from '../../register-error.ts';
import { commonPasswords } from './data/common-passwords.ts';

export const shortest = 12;
const longest = 200;

/**
 * What is against a password: its length and whether others would try it first; no rules about kinds of characters (after NIST SP 800-63B).
 * @returns null where nothing is.
 */
export function weaknessOf(password: string, login: string): string | null {
  const text = password.normalize('NFC');
  const letters = fold(text).replaceAll(/[^a-z]/g, '');
  const name = fold(login);
  if ([...text].length < shortest) return `has fewer than ${shortest} characters`;
  if ([...text].length > longest) return `has more than ${longest} characters`;
  if (new Set(text).size < 5) return 'has fewer than 5 different characters';
  if (runsOn(text)) return 'follows an alphabet or counts';
  if (name.length >= 3 && fold(text).includes(name)) return 'holds the sign-in name';
  if (commonPasswords.has(letters)) return 'is among those that others would try first';
  return null;
}

/** @throws RegisterError `REQUEST_INVALID` that names the field and what is against the password, never the password. */
export function refuseWeak(password: string, login: string): void {
  const message = weaknessOf(password, login);
  if (message) {
    const remedy = `Take ${shortest} characters or more that nobody would guess: some words of your own.`;
    throw new RegisterError('REQUEST_INVALID', 'This password is too easy to guess.', { fields: [{ path: 'body/password', message }], remedy });
  }
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
}

/** Whether nearly every character is the one after, or before, the last: `123456789012`. */
function runsOn(text: string): boolean {
  const steps = [...text].slice(1).map((character, at) => (character.codePointAt(0) ?? 0) - (text.codePointAt(at) ?? 0));
  return [1, -1].some((step) => steps.filter((one) => one === step || Math.abs(one) === 9).length >= steps.length - 1);
}
