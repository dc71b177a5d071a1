export { inventPeople } from './invent-people.ts';
export { sessionRoutes } from './routes.ts';
