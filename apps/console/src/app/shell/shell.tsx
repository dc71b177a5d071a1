import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useRef, useState } from 'react';
import { useSession } from '../../api/session.ts';
import { Loading } from '../../ui/index.ts';
import { Standing } from '../standing/standing.tsx';
import { Rail } from './rail.tsx';
import { RailDrawer } from './rail-drawer.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { words } from './words.ts';

/** The frame of every page: rail of the verbs, top bar, and the page. */
export function Shell() {
  const t = words.use();
  const { demonstration } = useSession();
  const [open, setOpen] = useState(false);
  const content = useRef<HTMLElement>(null);
  useKeptFocus(content);
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname });
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      <Standing />
      {demonstration && <p className={styles.banner}>{t('demonstration')}</p>}
      <TopBar onMenu={() => setOpen(true)} />
      <div className={`${styles.side} no-print`}>
        <Rail />
      </div>
      <RailDrawer open={open} onClose={() => setOpen(false)} />
      <main ref={content} id="content" className={styles.content} tabIndex={-1}>
        <Suspense key={path} fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
