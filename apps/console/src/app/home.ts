import { createRoute, redirect } from '@tanstack/react-router';
import { entries } from './pages.ts';
import { signedInRoute } from './root.tsx';

/** The console opens on the first page of the rail. */
export const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: () => {
    const [first] = entries;
    if (first) throw redirect({ to: first.path });
  },
});
