import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'guard', order: 3, path: '/keys', words, action: 'self.change' };
