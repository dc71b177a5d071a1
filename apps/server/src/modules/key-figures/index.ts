export type { KeyFigureContent } from './content.ts';
export { startRecording } from './nightly.ts';
export { keyFigureRoutes } from './routes.ts';
export { listKeyFigures } from './service.ts';
