import type { Language } from '../model.ts';
import { en } from './en.ts';
import { indonesian } from './id.ts';
import type { Messages } from './messages.ts';
import { vi } from './vi.ts';

/** The catalogue of each language. */
export const catalogues: Readonly<Record<Language, Messages>> = { vi, en, id: indonesian };

export { errors } from './errors.ts';
export type { CheckName, Messages, SectionName } from './messages.ts';
