import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { accountRoute } from '../pages/account/route.ts';
import { accountsRoute } from '../pages/accounts/route.ts';
import { agenciesRoute } from '../pages/agencies/route.ts';
import { attributeRoute } from '../pages/attribute/route.ts';
import { auditRoute } from '../pages/audit/route.ts';
import { caseRoute } from '../pages/case/route.ts';
import { casesRoute } from '../pages/cases/route.ts';
import { contractRoute } from '../pages/contract/route.ts';
import { contractEditRoute } from '../pages/contract-edit/route.ts';
import { databaseRoute } from '../pages/database/route.ts';
import { databasesRoute } from '../pages/databases/route.ts';
import { deliveriesRoute } from '../pages/deliveries/route.ts';
import { designationRoute } from '../pages/designation/route.ts';
import { designationsRoute } from '../pages/designations/route.ts';
import { discrepanciesRoute } from '../pages/discrepancies/route.ts';
import { inboxRoute } from '../pages/inbox/route.ts';
import { invitationRoute } from '../pages/invitation/route.ts';
import { keyFigureRoute } from '../pages/key-figure/route.ts';
import { keyFiguresRoute } from '../pages/key-figures/route.ts';
import { keysRoute } from '../pages/keys/route.ts';
import { mapRoute } from '../pages/map/route.ts';
import { meetingRoute } from '../pages/meeting/route.ts';
import { meetingsRoute } from '../pages/meetings/route.ts';
import { monthPlanRoute } from '../pages/month-plan/route.ts';
import { newObstacleRoute } from '../pages/new-obstacle/route.ts';
import { newPasswordRoute } from '../pages/new-password/route.ts';
import { newTaskRoute } from '../pages/new-task/route.ts';
import { obstacleRoute } from '../pages/obstacle/route.ts';
import { obstaclesRoute } from '../pages/obstacles/route.ts';
import { originalsRoute } from '../pages/originals/route.ts';
import { overviewRoute } from '../pages/overview/route.ts';
import { readinessRoute } from '../pages/readiness/route.ts';
import { readinessAnswerRoute } from '../pages/readiness-answer/route.ts';
import { recordRoute } from '../pages/record/route.ts';
import { recordsRoute } from '../pages/records/route.ts';
import { reminderRulesRoute } from '../pages/reminder-rules/route.ts';
import { templatesRoute } from '../pages/report-templates/route.ts';
import { reportsRoute } from '../pages/reports/route.ts';
import { runRoute } from '../pages/run/route.ts';
import { runsRoute } from '../pages/runs/route.ts';
import { scoresRoute } from '../pages/scores/route.ts';
import { signInRoute } from '../pages/sign-in/route.ts';
import { steeringRoute } from '../pages/steering/route.ts';
import { taskRoute } from '../pages/task/route.ts';
import { taskListRoute } from '../pages/task-list/route.ts';
import { tasksRoute } from '../pages/tasks/route.ts';
import { Loading, ProblemView } from '../ui/index.ts';
import { homeRoute } from './home.ts';
import { lookAgain } from './look-again.ts';
import { NoSuchPage } from './no-such-page/no-such-page.tsx';
import { rootRoute, signedInRoute } from './root.tsx';

/** What failed for want of a right or of the thing itself fails again; the rest is tried twice. */
export const queries = new QueryClient({
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (count, error) => count < 2 && (problemOf(error).status === 0 || problemOf(error).status >= 500),
    },
  },
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  newPasswordRoute,
  invitationRoute,
  signedInRoute.addChildren([
    homeRoute,
    overviewRoute,
    mapRoute,
    originalsRoute,
    attributeRoute,
    scoresRoute,
    runsRoute,
    runRoute,
    databasesRoute,
    databaseRoute,
    contractRoute,
    contractEditRoute,
    casesRoute,
    caseRoute,
    discrepanciesRoute,
    designationsRoute,
    designationRoute,
    recordsRoute,
    recordRoute,
    steeringRoute,
    tasksRoute,
    newTaskRoute,
    monthPlanRoute,
    taskListRoute,
    taskRoute,
    obstaclesRoute,
    newObstacleRoute,
    readinessRoute,
    readinessAnswerRoute,
    obstacleRoute,
    keyFiguresRoute,
    keyFigureRoute,
    inboxRoute,
    reportsRoute,
    templatesRoute,
    reminderRulesRoute,
    deliveriesRoute,
    meetingsRoute,
    meetingRoute,
    agenciesRoute,
    accountsRoute,
    accountRoute,
    keysRoute,
    auditRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error }) => <ProblemView error={error} retry={() => lookAgain(queries, router)} />,
  defaultNotFoundComponent: NoSuchPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
