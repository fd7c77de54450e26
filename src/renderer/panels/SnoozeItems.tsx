import { SNOOZE_CHOICES, type SnoozeChoice, snoozeUntil } from '../../shared/snooze.ts';
import { locale } from '../locale.ts';
import { when } from '../model/format.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { MenuItem } from '../ui/Menu.tsx';

interface Props {
  readonly icon: IconName;
  readonly now: number;
  /** The text of a choice; its title by default. */
  readonly titleOf?: (choice: { readonly name: SnoozeChoice; readonly title: string }) => string;
  /** `until` in ms since the epoch. */
  readonly onChoose: (until: number) => void;
}

/** The choices of a snooze or a mute in a menu, each with the time it ends. */
export function SnoozeItems({ icon, now, titleOf = ({ title }) => title, onChoose }: Props) {
  return SNOOZE_CHOICES.map((choice) => (
    <MenuItem
      key={choice.name}
      sign={<Icon name={icon} size={14} />}
      note={choice.name === 'tomorrow' ? undefined : `until ${when(snoozeUntil(choice.name, now), now, locale)}`}
      // Counts from the moment of choosing, not from the last render.
      onChoose={() => onChoose(snoozeUntil(choice.name, Date.now()))}
    >
      {titleOf(choice)}
    </MenuItem>
  ));
}
