import { type ReactElement, type ReactNode, Suspense } from 'react';
import type { Route } from '../shared/settings.ts';
import { type AccountStatus, type AppState, accountsWorstFirst } from '../shared/state.ts';
import { later, UntilLoaded } from './later.tsx';
import { placeOfRoute } from './model/places.ts';
import { problemOfError } from './model/problem.ts';
import { Overview } from './panels/overview/Overview.tsx';
import { ProblemFace } from './panels/ProblemFace.tsx';
import { Announcer } from './panels/shell/Announcer.tsx';
import { Header } from './panels/shell/Header.tsx';
import { hasNotices, Notices } from './panels/shell/Notices.tsx';
import { Rail } from './panels/shell/Rail.tsx';
import { Screen } from './panels/shell/Screen.tsx';
import { ScreenBoundary } from './panels/shell/ScreenBoundary.tsx';
import { ShortcutList } from './panels/shell/ShortcutList.tsx';
import { useKeys } from './panels/shell/use-keys.ts';
import { useTheme } from './panels/shell/use-theme.ts';
import { Welcome } from './panels/welcome/Welcome.tsx';
import { askForStart, useMirror } from './state/mirror.ts';
import { usePalette } from './state/palette.ts';
import { useView } from './state/view.ts';

const Alerts = later(async () => (await import('./panels/alerts/Alerts.tsx')).Alerts);
const ResourceScreen = later(async () => (await import('./panels/resource/ResourceScreen.tsx')).ResourceScreen);
const IncidentPage = later(async () => (await import('./panels/incident/IncidentPage.tsx')).IncidentPage);
const Settings = later(async () => (await import('./panels/settings/Settings.tsx')).Settings);
const Packages = later(async () => (await import('./panels/packages/Packages.tsx')).Packages);
const RuleScreen = later(async () => (await import('./panels/rules/RuleScreen.tsx')).RuleScreen);
const Palette = later(async () => (await import('./panels/palette/Palette.tsx')).Palette);

/** A screen without page padding, whose content scrolls on its own. */
function WholeScreen({ notices, children }: { readonly notices: ReactNode; readonly children: ReactNode }) {
  return (
    <main tabIndex={-1} className="@container flex min-h-0 min-w-0 flex-col outline-none">
      {notices}
      <div className="min-h-0 grow">
        <UntilLoaded>{children}</UntilLoaded>
      </div>
    </main>
  );
}

/** The data that any screen may need. */
interface ScreenInput {
  readonly app: AppState;
  /**
   * `accounts`: all accounts, worst first. `chosen`: the account chosen in the header. `shown`: `chosen` alone, or all.
   */
  readonly accounts: readonly AccountStatus[];
  readonly chosen: AccountStatus | undefined;
  readonly shown: readonly AccountStatus[];
}

/** The screen of a route. A route without a screen is a type error. */
function screenOf(route: Route, { app, accounts, chosen, shown }: ScreenInput): ReactElement {
  const statusOf = (accountId: string) => accounts.find(({ account }) => account.id === accountId);
  switch (route.screen) {
    case 'welcome':
      return <Welcome app={app} />;
    case 'overview':
      return <Overview accounts={shown} isOne={chosen !== undefined} />;
    case 'alerts':
      return (
        <Alerts
          tab={route.tab}
          accounts={shown}
          all={accounts}
          chosenId={chosen?.account.id}
          notifications={app.notifications}
        />
      );
    case 'incident':
      return <IncidentPage incidentId={route.incidentId} status={statusOf(route.accountId)} />;
    case 'rule':
      return <RuleScreen ruleId={route.ruleId} status={statusOf(route.accountId)} />;
    case 'resource':
      return <ResourceScreen {...route} accounts={accounts} chosen={chosen} />;
    case 'settings':
      return <Settings app={app} />;
    case 'packages':
      return <Packages />;
  }
}

function Frame({ app }: { readonly app: AppState }) {
  const { route, accountId } = useView();
  const { isOpen: isPaletteOpen } = usePalette();
  const accounts = accountsWorstFirst(app.accounts);
  const chosenId = 'accountId' in route ? route.accountId : accountId;
  // A single account needs no choosing.
  const chosen =
    accounts.find(({ account }) => account.id === chosenId) ?? (accounts.length === 1 ? accounts[0] : undefined);
  const screenProps = { app, accounts, chosen, shown: chosen ? [chosen] : accounts };

  const isWelcome = route.screen === 'welcome' || (accounts.length === 0 && placeOfRoute(route) !== 'settings');
  if (isWelcome) return screenOf({ screen: 'welcome' }, screenProps);
  return (
    <div className="grid h-full grid-cols-[48px_minmax(0,1fr)] grid-rows-[48px_minmax(0,1fr)] narrow:grid-cols-[176px_minmax(0,1fr)] wide:grid-cols-[200px_minmax(0,1fr)]">
      <Rail route={route} accounts={accounts} os={app.platform.os} />
      <Header accounts={accounts} chosen={chosen} notifications={app.notifications} />
      {route.screen === 'resource' ? (
        <WholeScreen
          notices={
            hasNotices(app) && (
              <div className="px-4 pt-4 wide:px-6">
                <Notices notices={app.notices} accounts={accounts} />
              </div>
            )
          }
        >
          <ScreenBoundary route={route}>{screenOf(route, screenProps)}</ScreenBoundary>
        </WholeScreen>
      ) : (
        <Screen key={`${route.screen === 'incident' ? route.incidentId : route.screen} ${chosenId}`}>
          <Notices notices={app.notices} accounts={accounts} />
          <ScreenBoundary route={route}>
            <UntilLoaded>{screenOf(route, screenProps)}</UntilLoaded>
          </ScreenBoundary>
        </Screen>
      )}
      {isPaletteOpen && accounts.length > 0 && (
        <Suspense>
          <Palette accounts={accounts} chosen={chosen} />
        </Suspense>
      )}
    </div>
  );
}

export function App() {
  const { app, problem } = useMirror();
  const { isListOpen, closeList } = useKeys();
  useTheme(app?.preferences);
  if (problem !== undefined) {
    return <ProblemFace problem={problemOfError(problem)} retry={{ label: 'Try again', act: askForStart }} />;
  }
  // The main process answers within a few milliseconds, so a loading state would only flicker.
  if (!app) return null;
  return (
    <>
      <Frame app={app} />
      <Announcer accounts={app.accounts} />
      <ShortcutList isOpen={isListOpen} onClose={closeList} />
    </>
  );
}
