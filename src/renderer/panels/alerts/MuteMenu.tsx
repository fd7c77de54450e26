import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { PAUSES, untilOf } from '../../model/until.ts';
import { mute } from '../../state/speaking.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';

/** Quiet for a while, for all accounts. */
export function MuteMenu({ now }: { readonly now: number }) {
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
      {PAUSES.map(({ name, title }) => (
        <MenuItem
          key={name}
          sign={<Icon name="muted" size={14} />}
          note={name === 'tomorrow' ? undefined : `until ${when(untilOf(name, now), now, locale)}`}
          onChoose={() => void mute(untilOf(name, Date.now()))}
        >
          {name === 'tomorrow' ? title : `For ${title}`}
        </MenuItem>
      ))}
    </Menu>
  );
}
