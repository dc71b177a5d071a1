/** Why a text is not the identifier that was asked for. Never holds the text itself: it may be personal. */
export type Problem =
  | 'empty'
  | 'length'
  | 'characters'
  | 'province'
  | 'century'
  | 'future'
  | 'check-digit'
  | 'branch'
  | 'prefix'
  | 'form'
  | 'calendar'
  | 'zero';

/** What a text says, or what is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const failed = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem });
