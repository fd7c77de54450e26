import type { Incident } from '../../shared/alert.ts';
import type { Route } from '../../shared/settings.ts';
import {
  type AccountStatus,
  type AppState,
  type Mark,
  markOfAccount,
  markOfAll,
  worstFirst,
} from '../../shared/state.ts';
import { counted, headline } from '../../shared/words.ts';

/** What the tray shows: a pure function of the state, compared as a whole before anything is drawn. */
export interface TrayView {
  readonly mark: Mark;
  /** Colour is for what needs a person; everything else is drawn in the panel's ink (look.md 3). */
  readonly isColoured: boolean;
  readonly count: number;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
}

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'item'; readonly label: string; readonly action: TrayAction | undefined };

/** `open` without a route opens the window where it was. */
export type TrayAction =
  | { readonly do: 'open'; readonly route?: Route }
  | { readonly do: 'check_now' }
  | { readonly do: 'quit' };

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  ok: 'OK',
  too_little: 'too little mail',
  warning: 'warning',
  critical: 'critical',
  blind: 'cannot be seen',
  paused: 'checks stopped',
};

/** More open incidents than this are summed up: a menu is no list. */
const INCIDENTS_SHOWN = 8;

const item = (label: string, action?: TrayAction): TrayItem => ({ kind: 'item', label, action });
const separator: TrayItem = { kind: 'separator' };

/** The tray for a state, in the person's language for numbers. */
export function trayView(state: AppState, locale: string): TrayView {
  const accounts = worstFirst(state.accounts);
  const mark = markOfAll(accounts);
  const incidents = accounts.flatMap((status) => status.openIncidents);
  return {
    mark,
    isColoured: mark === 'warning' || mark === 'critical' || mark === 'blind',
    count: incidents.length,
    tooltip: tooltip(accounts, incidents, locale),
    menu: [
      ...accounts.map((status) => item(accountLabel(status, locale), { do: 'open', route: { screen: 'overview' } })),
      ...(accounts.length > 0 ? [separator] : []),
      ...incidentItems(incidents, locale),
      ...(accounts.length > 0 ? [item('Check now', { do: 'check_now' }), separator] : []),
      item('Open Relaywatch', { do: 'open' }),
      item('Quit', { do: 'quit' }),
    ],
  };
}

function accountLabel(status: AccountStatus, locale: string): string {
  const open = status.openIncidents.length;
  const words = open > 0 ? counted(open, 'incident open', 'incidents open', locale) : MARK_WORDS[markOfAccount(status)];
  return `${status.account.name}: ${words}`;
}

function incidentItems(incidents: readonly Incident[], locale: string): readonly TrayItem[] {
  if (incidents.length === 0) return [];
  const shown = incidents.slice(0, INCIDENTS_SHOWN).map((incident) =>
    item(headline(incident, locale), {
      do: 'open',
      route: { screen: 'incident', accountId: incident.accountId, incidentId: incident.id },
    }),
  );
  const more = incidents.length - shown.length;
  const rest = more > 0 ? [item(`and ${counted(more, 'more', 'more', locale)}`, ALERTS)] : [];
  return [...shown, ...rest, separator];
}

const ALERTS: TrayAction = { do: 'open', route: { screen: 'alerts', tab: 'open' } };

/** The worst line first; nothing else fits a tooltip. */
function tooltip(accounts: readonly AccountStatus[], incidents: readonly Incident[], locale: string): string {
  const [worst] = accounts;
  if (!worst) return 'Relaywatch: no account yet';
  const [incident] = incidents;
  if (!incident) return `Relaywatch: ${worst.account.name}, ${MARK_WORDS[markOfAccount(worst)]}`;
  const rest = incidents.length - 1;
  const line = `${worst.account.name}: ${headline(incident, locale)}`;
  return rest > 0 ? `${line}, ${counted(rest, 'more incident', 'more incidents', locale)}` : line;
}
