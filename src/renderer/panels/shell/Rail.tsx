import type { Route } from '../../../shared/settings.ts';
import { type AccountStatus, markOfAll, type Platform } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { PLACE_NAMES, PLACES, placeOfRoute } from '../../model/places.ts';
import { openPalette } from '../../state/palette.ts';
import { go } from '../../state/view.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { StateShape } from '../../ui/StateShape.tsx';

interface ItemProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children?: React.ReactNode;
}

function Item({ icon, label, isChosen, onChoose, children }: ItemProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isChosen ? 'page' : undefined}
        title={label}
        onClick={onChoose}
        className={`flex h-7 w-full items-center gap-2.5 rounded-control px-2 max-narrow:justify-center ${isChosen ? 'chosen font-medium text-text' : 'text-text-2 hover:bg-hover'}`}
      >
        <span className={isChosen ? 'text-accent' : 'text-text-3'}>
          <Icon name={icon} />
        </span>
        <span className="max-narrow:sr-only">{label}</span>
        {children}
      </button>
    </li>
  );
}

/** The number of open incidents in all accounts, with the shape of the worst. */
function OpenCount({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const incidents = accounts.flatMap((status) => status.openIncidents);
  if (incidents.length === 0) return null;
  const worst = (['critical', 'warning', 'no_data'] as const).find((level) =>
    incidents.some((incident) => incident.level === level),
  );
  const colour = { critical: 'text-critical', warning: 'text-warning', no_data: 'text-no-data' }[worst ?? 'no_data'];
  return (
    <span className={`ml-auto flex items-center gap-1.5 text-small font-medium max-narrow:hidden ${colour}`}>
      <StateShape mark={worst ?? markOfAll(accounts)} size={12} />
      <span aria-hidden>{incidents.length}</span>
      <span className="sr-only">{counted(incidents.length, 'incident open', 'incidents open', locale)}</span>
    </span>
  );
}

interface RailProps {
  readonly route: Route;
  readonly accounts: readonly AccountStatus[];
  readonly os: Platform['os'];
}

/** The navigation between screens. */
export function Rail({ route, accounts, os }: RailProps) {
  const chosen = placeOfRoute(route);
  const items = (group: 'watch' | 'manage' | 'app') =>
    PLACE_NAMES.filter((name) => PLACES[name].group === group).map((name) => (
      <Item
        key={name}
        icon={name}
        label={PLACES[name].title}
        isChosen={name === chosen}
        onChoose={() => go(PLACES[name].route)}
      >
        {name === 'alerts' && <OpenCount accounts={accounts} />}
      </Item>
    ));
  return (
    <nav aria-label="Screens" className="row-span-2 flex flex-col min-h-0 border-r bg-rail px-2">
      <div className="flex h-12 shrink-0 items-center gap-2.5 px-2 font-semibold max-narrow:justify-center max-narrow:px-0">
        <Logo />
        <span className="max-narrow:sr-only">Relaywatch</span>
      </div>
      <ul className="-mx-1 flex min-h-0 grow flex-col gap-px overflow-y-auto px-1 pb-2 *:shrink-0">
        {items('watch')}
        <li aria-hidden className="h-3" />
        {items('manage')}
        <li aria-hidden className="grow" />
        {accounts.length > 0 && (
          <Item icon="actions" label="Actions" isChosen={false} onChoose={openPalette}>
            <kbd
              aria-hidden
              className="ml-auto rounded-tag border border-line-strong px-1 font-sans text-least text-text-3 max-narrow:hidden"
            >
              {os === 'darwin' ? '⌘ K' : 'Ctrl K'}
            </kbd>
          </Item>
        )}
        {items('app')}
      </ul>
    </nav>
  );
}
