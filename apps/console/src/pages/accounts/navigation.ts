import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'guard', order: 1, path: '/accounts', words, action: 'account.read' };
