import type { ReactElement } from 'react';
import type { Route } from '../shared/settings.ts';
import type { AccountStatus, AppState } from '../shared/state.ts';
import { type Later, later } from './later.tsx';
import { Overview } from './panels/overview/Overview.tsx';
import { Welcome } from './panels/welcome/Welcome.tsx';

const Alerts = later(async () => (await import('./panels/alerts/Alerts.tsx')).Alerts);
const IncidentPage = later(async () => (await import('./panels/incident/IncidentPage.tsx')).IncidentPage);
const RuleScreen = later(async () => (await import('./panels/rules/RuleScreen.tsx')).RuleScreen);
const ResourceScreen = later(async () => (await import('./panels/resource/ResourceScreen.tsx')).ResourceScreen);
const Settings = later(async () => (await import('./panels/settings/Settings.tsx')).Settings);
const Packages = later(async () => (await import('./panels/packages/Packages.tsx')).Packages);
export const Palette = later(async () => (await import('./panels/palette/Palette.tsx')).Palette);

/** What is in a file of its own. Welcome and the overview are in the page's first one: they are what most starts show. */
const LATER: Readonly<Partial<Record<Route['screen'], Pick<Later<object>, 'load'>>>> = {
  alerts: Alerts,
  incident: IncidentPage,
  rule: RuleScreen,
  resource: ResourceScreen,
  settings: Settings,
  packages: Packages,
};

/** Loads what a route shows. */
export const loadScreen = async ({ screen }: Route): Promise<void> => LATER[screen]?.load();

/** Loads everything else, one after the other, while the window has nothing to do. */
export async function loadRest(): Promise<void> {
  for (const { load } of [...Object.values(LATER), Palette]) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await load();
  }
}

/** The data that any screen may need. */
export interface ScreenInput {
  readonly app: AppState;
  /**
   * `accounts`: all accounts, worst first. `chosen`: the account chosen in the header. `shown`: `chosen` alone, or all.
   */
  readonly accounts: readonly AccountStatus[];
  readonly chosen: AccountStatus | undefined;
  readonly shown: readonly AccountStatus[];
}

/** The screen of a route. A route without a screen is a type error. */
export function screenOf(route: Route, { app, accounts, chosen, shown }: ScreenInput): ReactElement {
  const statusOf = (accountId: string) => accounts.find(({ account }) => account.id === accountId);
  switch (route.screen) {
    case 'welcome':
      return <Welcome app={app} />;
    case 'overview':
      return <Overview accounts={shown} isOne={chosen !== undefined} />;
    case 'alerts':
      return (
        <Alerts.Component
          tab={route.tab}
          accounts={shown}
          all={accounts}
          chosenId={chosen?.account.id}
          notifications={app.notifications}
        />
      );
    case 'incident':
      return <IncidentPage.Component incidentId={route.incidentId} status={statusOf(route.accountId)} />;
    case 'rule':
      return <RuleScreen.Component ruleId={route.ruleId} status={statusOf(route.accountId)} />;
    case 'resource':
      return <ResourceScreen.Component {...route} accounts={accounts} chosen={chosen} />;
    case 'settings':
      return <Settings.Component app={app} />;
    case 'packages':
      return <Packages.Component />;
  }
}
