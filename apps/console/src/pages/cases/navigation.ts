import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'clean', order: 1, path: '/cases', words, action: 'case.read' };
