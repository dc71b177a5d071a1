import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'origin', order: 1, path: '/originals', words, action: 'survey.read' };
