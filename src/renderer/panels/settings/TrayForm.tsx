import type { TrayPolicy } from '../../../shared/settings.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { useCall } from '../../state/runs.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { SegmentField } from '../../ui/SegmentField.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

interface Props {
  readonly policy: TrayPolicy;
  readonly accounts: readonly AccountStatus[];
}

/** Which accounts the tray icon reflects, and how visibly. */
export function TrayForm({ policy, accounts }: Props) {
  const { problem, call } = useCall('change_preferences', 'tray');
  const change = (changed: Partial<TrayPolicy>) => void call({ tray: { ...policy, ...changed } });
  const ids = accounts.map(({ account }) => account.id);
  const chosen = policy.accounts === 'all' ? ids : policy.accounts.filter((id) => ids.includes(id));
  const toggle = (id: string, isChosen: boolean) =>
    change({ accounts: ids.filter((one) => (one === id ? isChosen : chosen.includes(one))) });
  return (
    <Panel aria-label="Tray icon">
      <PanelHead title="Tray icon" />
      <div className="@container/form flex flex-col gap-3 p-3">
        <SegmentField
          label="Shows the worst of"
          value={policy.accounts === 'all' ? 'all' : 'some'}
          options={[
            { value: 'all', title: 'All accounts' },
            { value: 'some', title: 'Some' },
          ]}
          onChange={(value) => {
            if (value === 'all') change({ accounts: 'all' });
            else if (ids.length > 0) change({ accounts: ids });
          }}
        >
          {policy.accounts !== 'all' && (
            <div className="mt-2 flex flex-col gap-1.5">
              {accounts.map(({ account }) => {
                const isChosen = chosen.includes(account.id);
                return (
                  <Checkbox
                    key={account.id}
                    label={account.name}
                    isChecked={isChosen}
                    // The last account cannot be removed, because the icon needs one.
                    isDisabled={isChosen && chosen.length === 1}
                    onChange={(checked) => toggle(account.id, checked)}
                  />
                );
              })}
            </div>
          )}
        </SegmentField>
        <SegmentField
          label="Colour"
          help="The shape tells the state either way."
          value={policy.colour}
          options={[
            { value: 'when_wrong', title: 'Only when something is wrong' },
            { value: 'always', title: 'Always' },
          ]}
          onChange={(colour) => change({ colour })}
        />
        <Checkbox
          label="Number of open incidents"
          help="Beside the icon where the desktop can show it, and in its tooltip."
          isChecked={policy.count}
          onChange={(count) => change({ count })}
        />
        <ProblemNote problem={problem} />
      </div>
    </Panel>
  );
}
