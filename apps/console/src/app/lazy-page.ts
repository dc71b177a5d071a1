import { lazyRouteComponent } from '@tanstack/react-router';
import { answers, tellStanding, untilReachable } from '../api/standing.ts';

/**
 * A page that is fetched when it is opened. Where the register is away just then, the page waits for it rather than fail.
 * @param load imports the page's file. @param name what it exports.
 */
export function lazyPage<const Name extends string>(load: () => Promise<Record<Name, () => React.ReactNode>>, name: Name) {
  const patiently = async (): Promise<Record<Name, () => React.ReactNode>> => {
    try {
      return await load();
    } catch (error) {
      // It answers and the file is gone: the console was made anew meanwhile, and the router opens it afresh.
      if (await answers()) throw error;
      tellStanding({ reachable: false });
      await untilReachable();
      return patiently();
    }
  };
  return lazyRouteComponent(patiently, name);
}
