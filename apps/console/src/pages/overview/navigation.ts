import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'know', order: 1, path: '/overview', words, action: 'database.read' };
