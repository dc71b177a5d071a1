import { Link } from '@tanstack/react-router';
import { Gate } from '../gate/gate.tsx';
import { words } from './words.ts';

/** What an address leads to that no page has: that it is so, and a way out. */
export function NoSuchPage() {
  const t = words.use();
  return (
    <Gate title={t('title')}>
      <h2>{t('title')}</h2>
      <p>{t('why')}</p>
      <Link to="/">{t('home')}</Link>
    </Gate>
  );
}
