import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'know', order: 3, path: '/map', words, action: 'case.read' };
