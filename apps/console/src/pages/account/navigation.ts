import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'guard', order: 5, path: '/account', words, action: 'self.read' };
