import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'measure', order: 1, path: '/scores', words, action: 'survey.read' };
