import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { Modal } from 'antd';
import { sessionQuery } from '../../api/session.ts';
import { tellStanding } from '../../api/standing.ts';
import { keepDraftsOf } from '../../ui/index.ts';
import { lookAgain } from '../look-again.ts';
import { WayIn } from '../way-in/way-in.tsx';
import { words } from './words.ts';

/** Asks to sign in over the page as it is: what was typed stays where it is. Whoever else signs in begins with a page of their own. */
export function SessionEnded() {
  const t = words.use();
  const queries = useQueryClient();
  const router = useRouter();
  const back = useRouterState({ select: ({ location }) => location.href });
  const enter = async () => {
    const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (!session || session.mustChangePassword || keepDraftsOf(session.accountId)) {
      location.reload();
      return;
    }
    tellStanding({ sessionEnded: false });
    await lookAgain(queries, router);
  };
  return (
    <Modal open title={t('ended')} footer={null} closable={false} mask={{ closable: false }} keyboard={false}>
      <p style={{ marginBottom: 16 }}>{t('endedNote')}</p>
      <WayIn back={back} onEntered={enter} />
    </Modal>
  );
}
