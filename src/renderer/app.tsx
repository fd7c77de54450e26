import { type ReactNode, Suspense } from 'react';
import { type AppState, accountsWorstFirst } from '../shared/state.ts';
import { UntilLoaded } from './later.tsx';
import { showsWelcome } from './model/places.ts';
import { problemOfError } from './model/problem.ts';
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
import { Palette, screenOf } from './screens.tsx';
import { askForStart, useMirror } from './state/mirror.ts';
import { usePalette } from './state/palette.ts';
import { useView } from './state/view.ts';

/** A screen without page padding, whose content scrolls on its own. */
function WholeScreen({ notices, children }: { readonly notices: ReactNode; readonly children: ReactNode }) {
  return (
    <main tabIndex={-1} className="@container flex min-h-0 min-w-0 flex-col outline-none">
      {notices}
      <div className="min-h-0 grow">{children}</div>
    </main>
  );
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

  if (showsWelcome(route, accounts.length > 0)) return screenOf({ screen: 'welcome' }, screenProps);
  const screen = (
    <ScreenBoundary route={route}>
      <UntilLoaded>{screenOf(route, screenProps)}</UntilLoaded>
    </ScreenBoundary>
  );
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
          {screen}
        </WholeScreen>
      ) : (
        <Screen key={`${route.screen === 'incident' ? route.incidentId : route.screen} ${chosenId}`}>
          <Notices notices={app.notices} accounts={accounts} />
          {screen}
        </Screen>
      )}
      {isPaletteOpen && accounts.length > 0 && (
        <Suspense>
          <Palette.Component accounts={accounts} chosen={chosen} />
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
  // main.tsx waits for the first answer.
  if (!app) return null;
  return (
    <>
      <Frame app={app} />
      <Announcer accounts={app.accounts} />
      <ShortcutList isOpen={isListOpen} onClose={closeList} />
    </>
  );
}
