import { type AccountStatus, markOfAll } from '../../../shared/state.ts';
import { go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel } from '../../ui/Panel.tsx';

const WORDS = {
  ok: 'Every limit is kept as far as can be judged.',
  too_little: 'There is too little mail to judge yet.',
  blind: 'An account that cannot be seen may still be past a limit.',
  paused: 'Nothing is checked at the moment.',
} as const;

/** The empty face of the open incidents. Says "well" only where that was seen. */
export function NothingOpen({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const mark = markOfAll(accounts);
  const known = mark === 'critical' || mark === 'warning' ? 'ok' : mark;
  return (
    <Panel>
      <Face
        sign={{ mark: known }}
        title="No incident is open"
        actions={<Button onClick={() => go({ screen: 'alerts', tab: 'history' })}>Show history</Button>}
      >
        {WORDS[known]} When bounces, spam complaints, rejects or quota pass a limit, the incident stands here and a
        notification says so.
      </Face>
    </Panel>
  );
}
