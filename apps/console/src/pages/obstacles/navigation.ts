import type { NavigationEntry } from '../../app/navigation.ts';
import { words } from './words.ts';

export const navigation: NavigationEntry = { verb: 'steer', order: 3, path: '/obstacles', words, action: 'obstacle.read' };
