import type { Incident } from '../../shared/alert.ts';
import { isolated } from '../../shared/locale.ts';
import type { Route, TrayPolicy } from '../../shared/settings.ts';
import { SNOOZE_CHOICES, type SnoozeChoice } from '../../shared/snooze.ts';
import {
  type AccountStatus,
  type AppState,
  accountsWorstFirst,
  isUnsaved,
  type Mark,
  markOfAccount,
  markOfAll,
  type NotificationStatus,
  storageOutageOf,
} from '../../shared/state.ts';
import { clockWords, counted, NOT_STORED, namedHeadline, outageText } from '../../shared/words.ts';

/** What the tray shows, derived from the state alone. The shell compares it with the last one before drawing. */
export interface TrayView {
  readonly mark: Mark;
  /**
   * Coloured for a warning, critical or missing data, or always if the person prefers; otherwise in the panel's own
   * colour (look.md 3).
   */
  readonly isColoured: boolean;
  /** The number of open incidents beside the icon; 0 shows no number. */
  readonly count: number;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
}

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'item'; readonly label: string; readonly action: TrayAction | undefined }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

/** `open` without a route opens the window on its last screen. */
export type TrayAction =
  | { readonly do: 'open'; readonly route?: Route }
  | { readonly do: 'check_now' }
  | { readonly do: 'mute'; readonly choice: SnoozeChoice }
  | { readonly do: 'end_mute' }
  | { readonly do: 'quit' };

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  ok: 'OK',
  insufficient_data: 'not enough mail',
  warning: 'warning',
  critical: 'critical',
  no_data: 'no data',
  paused: 'checks stopped',
};

/** An account's mark in words. Before the first poll of a run, no data is not a failure yet. */
function markWords(status: AccountStatus): string {
  const mark = markOfAccount(status);
  const { outcome } = status.watch;
  if (mark !== 'no_data') return MARK_WORDS[mark];
  if (outcome === undefined) return 'not checked yet';
  if (outcome.kind === 'ok' && status.watch.notStored) return NOT_STORED;
  return outcome.kind === 'ok' ? 'some data missing' : MARK_WORDS.no_data;
}

/** More open incidents than this are only counted, to keep the menu short. */
const INCIDENTS_SHOWN = 8;

const item = (label: string, action?: TrayAction): TrayItem => ({ kind: 'item', label, action });
const separator: TrayItem = { kind: 'separator' };

/** The tray for a state. */
export function trayView(state: AppState): TrayView {
  const { tray } = state.preferences;
  const { locale } = state.platform;
  const accounts = accountsWorstFirst(state.accounts);
  const covered = accountsOf(tray, accounts);
  const mark = markOfAll(covered);
  const isWrong = mark === 'warning' || mark === 'critical' || mark === 'no_data';
  return {
    mark,
    isColoured: tray.colour === 'always' || isWrong,
    count: tray.count ? incidentsOf(covered).length : 0,
    tooltip: tooltip(covered, tray.count, locale),
    menu: [
      ...outageItems(state.accounts),
      ...accounts.map((status) => item(accountLabel(status, locale), { do: 'open', route: { screen: 'overview' } })),
      ...(accounts.length > 0 ? [separator] : []),
      ...incidentItems(accounts, locale),
      ...(accounts.length > 0
        ? [item('Check now', { do: 'check_now' }), ...muteItems(state.notifications, locale), separator]
        : []),
      item('Open Relaywatch', { do: 'open' }),
      item('Quit', { do: 'quit' }),
    ],
  };
}

/**
 * The accounts the icon stands for. If none of the chosen ones is left, all of them: an icon for no account would look
 * healthy.
 */
function accountsOf({ accounts: chosen }: TrayPolicy, accounts: readonly AccountStatus[]): readonly AccountStatus[] {
  const left = chosen === 'all' ? accounts : accounts.filter(({ account }) => chosen.includes(account.id));
  return left.length > 0 ? left : accounts;
}

const incidentsOf = (accounts: readonly AccountStatus[]): readonly Incident[] =>
  accounts.flatMap((status) => status.openIncidents);

/** The line of an incident, marked if it is in memory only. */
const lineOf = (incident: Incident, status: AccountStatus, locale: string): string =>
  namedHeadline(incident, locale) + (isUnsaved(incident, status) ? `, ${NOT_STORED}` : '');

/** Says that nothing can be stored, above everything else. */
function outageItems(accounts: readonly AccountStatus[]): readonly TrayItem[] {
  const outage = storageOutageOf(accounts);
  return outage ? [item(outageText(outage).title, { do: 'open', route: { screen: 'overview' } }), separator] : [];
}

/** Whether notifications are deferred and until when, and the items to mute or unmute. */
function muteItems({ mutedUntil, quietUntil }: NotificationStatus, locale: string): readonly TrayItem[] {
  const muteFor: TrayItem = {
    kind: 'submenu',
    label: 'Mute for',
    items: SNOOZE_CHOICES.map(({ name, title }) => item(title, { do: 'mute', choice: name })),
  };
  return [
    ...(quietUntil === undefined ? [] : [item(`Quiet hours until ${clockWords(quietUntil, locale)}`)]),
    ...(mutedUntil === undefined ? [] : [item(`Muted until ${clockWords(mutedUntil, locale)}`)]),
    mutedUntil === undefined ? muteFor : item('End mute', { do: 'end_mute' }),
  ];
}

function accountLabel(status: AccountStatus, locale: string): string {
  const open = status.openIncidents.length;
  const words = open > 0 ? counted(open, 'incident open', 'incidents open', locale) : markWords(status);
  return `${isolated(status.account.name)}: ${words}`;
}

function incidentItems(accounts: readonly AccountStatus[], locale: string): readonly TrayItem[] {
  const incidents = accounts.flatMap((status) => status.openIncidents.map((incident) => ({ status, incident })));
  if (incidents.length === 0) return [];
  const isOne = accounts.length === 1;
  const shown = incidents.slice(0, INCIDENTS_SHOWN).map(({ status, incident }) =>
    item(`${isOne ? '' : `${status.account.name} · `}${lineOf(incident, status, locale)}`, {
      do: 'open',
      route: { screen: 'incident', accountId: incident.accountId, incidentId: incident.id },
    }),
  );
  const more = incidents.length - shown.length;
  const rest = more > 0 ? [item(`and ${counted(more, 'more', 'more', locale)}`, ALERTS)] : [];
  return [...shown, ...rest, separator];
}

const ALERTS: TrayAction = { do: 'open', route: { screen: 'alerts', tab: 'open' } };

/** The worst account only: a tooltip has room for no more. */
function tooltip(accounts: readonly AccountStatus[], isCounted: boolean, locale: string): string {
  const [worst] = accounts;
  if (!worst) return 'Relaywatch: no account yet';
  // Its own incident only: that of another account would stand under the wrong name.
  const [incident] = worst.openIncidents;
  if (!incident) return `Relaywatch: ${isolated(worst.account.name)}, ${markWords(worst)}`;
  const rest = isCounted ? incidentsOf(accounts).length - 1 : 0;
  const line = `${isolated(worst.account.name)}: ${lineOf(incident, worst, locale)}`;
  return rest > 0 ? `${line}, ${counted(rest, 'more incident', 'more incidents', locale)}` : line;
}
