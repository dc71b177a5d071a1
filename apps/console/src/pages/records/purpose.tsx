import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import styles from './records.module.css';
import { shortest, type usePurpose } from './use-purpose.ts';
import { words } from './words.ts';

/** Asks for the purpose first, then keeps it in sight. Says that every look is logged. */
export function Purpose({ purpose, given, give }: ReturnType<typeof usePurpose>) {
  const t = words.use();
  const id = useId();
  const [typed, setTyped] = useState(purpose);
  const [changing, setChanging] = useState(!given);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give(typed.trim());
    setChanging(false);
  };
  return (
    <aside className={styles.purpose} aria-label={t('purpose')}>
      <p>▲ {t('logged')}</p>
      {given && !changing ? (
        <p className={styles.row}>
          <strong>{t('forPurpose', { purpose })}</strong>
          <Button size="small" onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
        </p>
      ) : (
        <form onSubmit={submit} className={styles.form}>
          <label htmlFor={id}>{t('purpose')}</label>
          <Input
            id={id}
            required
            minLength={shortest}
            maxLength={500}
            value={typed}
            aria-describedby={`${id}-note`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <span id={`${id}-note`} className={styles.note}>
            {t('purposeNote')}
          </span>
          <div>
            <Button type={given ? 'default' : 'primary'} htmlType="submit">
              {t('setPurpose')}
            </Button>
          </div>
        </form>
      )}
    </aside>
  );
}
