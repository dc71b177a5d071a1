import { useSearch } from '@tanstack/react-router';
import { Gate } from '../../app/gate/gate.tsx';
import { WayIn } from '../../app/way-in/way-in.tsx';
import { words } from './words.ts';

/** Signing in; afterwards the page that was asked for opens. */
export function SignInPage() {
  const t = words.use();
  const { back = '/' } = useSearch({ from: '/sign-in' });
  return (
    <Gate title={t('title')}>
      <WayIn back={back} onEntered={() => location.assign(back)} />
    </Gate>
  );
}
