import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'steer', order: 2, path: '/tasks', words, action: 'task.read' };
