import type { Language } from '@sogoc/survey';
import { en } from './en.ts';
import { id } from './id.ts';
import { vi } from './vi.ts';
import type { Words } from './words.ts';

export type { Language };

/** The words of each language. */
export const catalogue: Record<Language, Words> = { vi, en, id };
