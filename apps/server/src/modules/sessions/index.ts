export { type FirstAdministrator, makeFirstAdministrator } from './first-administrator.ts';
export { inventPeople } from './invent-people.ts';
export { sessionRoutes } from './routes.ts';
