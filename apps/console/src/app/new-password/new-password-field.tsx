import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId } from 'react';
import { client, dataOf } from '../../api/client.ts';
import styles from './new-password.module.css';
import { Weakness } from './weakness.tsx';
import { words } from './words.ts';

interface NewPasswordFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** What the register answered to the last try. */
  error: unknown;
}

/** A password that somebody makes up, with what makes a good one beside it, and what is against the one that was refused. */
export function NewPasswordField({ value, onChange, error }: NewPasswordFieldProps) {
  const t = words.use();
  const id = useId();
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: () => dataOf(client.GET('/api/v1/ways-in')) });
  const shortest = ways.data?.shortestPassword ?? 12;
  const typed = [...value].length;
  return (
    <>
      <label htmlFor={id}>{t('newPassword')}</label>
      <Input.Password
        id={id}
        aria-describedby={`${id}-note`}
        autoComplete="new-password"
        required
        minLength={shortest}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-note`} className={styles.note}>
        {t('rules', { shortest })} {typed > 0 && typed < shortest && t('left', { left: shortest - typed })}
      </p>
      <Weakness error={error} />
    </>
  );
}
