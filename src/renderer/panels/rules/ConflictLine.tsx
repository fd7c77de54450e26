import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { Button } from '../../ui/Button.tsx';
import { NoteLine } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { DraftedRule } from './use-rule-draft.ts';

interface Props {
  readonly drafted: DraftedRule;
  /** Of what is stored now. */
  readonly revision: number | undefined;
}

/** Says that the rule is another one meanwhile. The changes made here are kept either way. */
export function ConflictLine({ drafted, revision = 0 }: Props) {
  const { conflict, discard, rebase } = drafted;
  if (!conflict) return null;
  const text =
    conflict === 'changed'
      ? `This rule was changed elsewhere and is now revision ${count(revision, locale)}. Your changes are kept.`
      : 'This rule was removed elsewhere. Your changes are kept; saving makes it a rule again.';
  return (
    <Panel className="mb-3">
      <div role="alert">
        <NoteLine sign={<Icon name="info" size={14} />} text={text}>
          <Button size="row" onClick={discard}>
            {conflict === 'changed' ? 'Take the other' : 'Discard mine'}
          </Button>
          {conflict === 'changed' && (
            <Button size="row" onClick={rebase}>
              Go on with mine
            </Button>
          )}
        </NoteLine>
      </div>
    </Panel>
  );
}
