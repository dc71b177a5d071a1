import { useCodes, useFindings } from '../../ui/index.ts';
import { noShareWords } from './words.ts';

/** Why a commune has no share, in the reader's words. */
export function useNoShare(): (reasonCode: string | undefined) => string {
  const code = useCodes(noShareWords);
  const { reason } = useFindings();
  return (reasonCode = 'NO_PLACE') => (reasonCode in noShareWords.catalogue.vi ? code(reasonCode) : reason(reasonCode));
}
