import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'guard', order: 2, path: '/agencies', words, action: 'agency.read' };
