import { en } from './en.ts';
import { id } from './id.ts';
import { vi } from './vi.ts';
import type { Language, Words } from './words.ts';

/** The evidence sentences of each language. */
export const catalogue: Record<Language, Words> = { vi, en, id };
