import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'guard', order: 4, path: '/audit', words, action: 'audit.verify' };
