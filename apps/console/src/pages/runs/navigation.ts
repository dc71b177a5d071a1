import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'measure', order: 2, path: '/runs', words, action: 'survey.read' };
