import { useCall } from '../../state/runs.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SnoozeItems } from '../SnoozeItems.tsx';

/** Quiet for a while, for all accounts. */
export function MuteMenu({ now }: { readonly now: number }) {
  const { call: mute } = useCall('mute');
  return (
    <Menu
      name="All accounts:"
      isFramed
      trigger={
        <>
          <span className="text-small font-medium">Mute</span>
          <Icon name="down" size={14} />
        </>
      }
    >
      <SnoozeItems
        icon="muted"
        now={now}
        titleOf={({ name, title }) => (name === 'tomorrow' ? title : `For ${title}`)}
        onChoose={(until) => void mute({ until })}
      />
    </Menu>
  );
}
