import { ACTIONS } from '../../../shared/actions/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/Icon.tsx';

interface Props {
  /** The verb, with a count for several rows. */
  readonly label: string;
  readonly action: keyof typeof ACTIONS;
  /** A form or question comes first. */
  readonly asks: boolean;
  /** Why it is disabled. */
  readonly obstacle: string | undefined;
  readonly kind?: 'primary';
  readonly icon?: IconName;
  readonly onAction: () => void;
}

/** A button that runs an action, or is disabled and says why. */
export function ActionButton({ label, action, asks, obstacle, kind, icon, onAction }: Props) {
  const look = kind ?? (ACTIONS[action].effect === 'destroy' ? 'destroying' : 'plain');
  return (
    <Button
      kind={look}
      {...(icon ? { icon } : {})}
      disabled={obstacle !== undefined}
      title={obstacle}
      onClick={onAction}
    >
      {asks ? `${label}…` : label}
    </Button>
  );
}
