import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import type { FocusEvent } from 'react';
import { words } from '../words.ts';
import type { DayFieldProps } from './day-field.tsx';
import styles from './fields.module.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/id';
import 'dayjs/locale/vi';

dayjs.extend(customParseFormat);

/** The first is how it is written; the others are understood when typed. */
const days = ['DD/MM/YYYY', 'D/M/YYYY', 'DDMMYYYY', 'YYYY-MM-DD'];
const months = ['MM/YYYY', 'M/YYYY', 'YYYY-MM'];

/** antd's calendar, between the years that the register knows. */
export default function DayPicker({ value, onChange, month = false, min = '2000-01-01', max = '2049-12-31', ...rest }: DayFieldProps) {
  const t = words.use();
  const formats = month ? months : days;
  const written = month ? 'YYYY-MM' : 'YYYY-MM-DD';
  const change = (chosen: Dayjs | null) => onChange(chosen ? chosen.format(written) : '');
  // What is typed counts as soon as the field is left: the calendar would tell only after the button that was pressed next.
  const leave = ({ target }: FocusEvent<HTMLElement>) => {
    const typed = dayjs((target as HTMLInputElement).value, formats, true);
    if (typed.isValid() && !typed.isBefore(min) && !typed.isAfter(max) && typed.format(written) !== value) change(typed);
  };
  return (
    <DatePicker
      {...rest}
      picker={month ? 'month' : 'date'}
      format={formats}
      value={value ? dayjs(value, written) : null}
      onChange={change}
      onBlur={leave}
      placeholder={t(month ? 'monthShape' : 'dayShape')}
      minDate={dayjs(min)}
      maxDate={dayjs(max)}
      allowClear={!rest.required}
      className={styles.day}
    />
  );
}
