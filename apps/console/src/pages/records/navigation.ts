import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'clean', order: 3, path: '/records', words, action: 'entity.search' };
