export type { KeyFigureContent } from './content.ts';
export { keyFigureRoutes } from './routes.ts';
