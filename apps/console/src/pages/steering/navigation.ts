import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'steer', order: 1, path: '/steering', words, action: 'task.read' };
