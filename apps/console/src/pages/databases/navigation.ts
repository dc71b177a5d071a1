import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'know', order: 2, path: '/databases', words, action: 'database.read' };
