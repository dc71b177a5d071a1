import { useState } from 'react';
import { useDraft } from './use-draft.ts';

interface FormDraft<T> {
  /** Whether the form stands open; it opens by itself where somebody had to leave it. */
  open: boolean;
  show: () => void;
  hide: () => void;
  /** What the form begins with. */
  initialValues: Partial<T>;
  onValuesChange: (changed: unknown, all: T) => void;
  /** Closes the form and forgets what was typed, once it is sent. */
  done: () => void;
}

/** A form in a box, with what is typed in it kept on this device until it is sent. @param key what it belongs to. */
export function useFormDraft<T extends object>(key: string, empty: Partial<T> = {}): FormDraft<T> {
  const [none] = useState<{ open: boolean; values: Partial<T> }>(() => ({ open: false, values: empty }));
  const [{ open, values }, change, forget] = useDraft(key, none);
  return {
    open,
    show: () => change({ open: true }),
    hide: () => change({ open: false }),
    initialValues: values,
    onValuesChange: (_, all) => change({ values: all }),
    done: forget,
  };
}
