import { lazy, Suspense } from 'react';
import styles from './fields.module.css';

export interface DayFieldProps {
  id?: string | undefined;
  /** `yyyy-MM-dd`, of a month `yyyy-MM`; empty where none is chosen. */
  value: string;
  onChange: (value: string) => void;
  /** A whole month is asked for. */
  month?: boolean;
  /** The first and the last that can be chosen. */
  min?: string | undefined;
  max?: string | undefined;
  required?: boolean;
  autoFocus?: boolean;
  'aria-describedby'?: string | undefined;
}

const Picker = lazy(() => import('./day-picker.tsx'));

/** A day or a month, typed as the reader writes it or picked from a calendar. The calendar is fetched when a page has one. */
export function DayField(props: DayFieldProps) {
  return (
    <Suspense fallback={<span className={`${styles.day} ${styles.coming}`} />}>
      <Picker {...props} />
    </Suspense>
  );
}
