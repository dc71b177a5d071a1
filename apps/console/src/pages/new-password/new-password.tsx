import { useSearch } from '@tanstack/react-router';
import { useSession } from '../../api/session.ts';
import { Gate } from '../../app/gate/gate.tsx';
import { ChangePasswordForm } from '../../app/new-password/change-password-form.tsx';
import { words } from './words.ts';

/** Before anything else: the password that somebody else knows is replaced by one's own. */
export function NewPasswordPage() {
  const t = words.use();
  const { name } = useSession();
  const { back = '/' } = useSearch({ from: '/new-password' });
  return (
    <Gate title={t('title')}>
      <section>
        <h2>{t('hello', { name })}</h2>
        <p>{t('why')}</p>
      </section>
      <ChangePasswordForm main onChanged={() => location.assign(back)} />
    </Gate>
  );
}
