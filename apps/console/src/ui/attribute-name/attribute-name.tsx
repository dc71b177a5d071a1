import { useAttributeName } from './use-attribute-name.ts';

/** An attribute in words; who points at it sees its id. */
export function AttributeName({ id }: { id: string }) {
  return <span title={id}>{useAttributeName()(id)}</span>;
}
