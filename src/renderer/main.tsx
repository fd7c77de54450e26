import './zod-jitless.ts';
import './ui/styles.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { setLocale } from './locale.ts';
import { DrawingFailed } from './panels/shell/DrawingFailed.tsx';
import { loadRest, loadScreen } from './screens.tsx';
import { connectMirror, useMirror } from './state/mirror.ts';
import { reportMistake, reportUncaught } from './state/mistakes.ts';
import { useView } from './state/view.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');

/** Shown when rendering throws or the window has no bridge, instead of an empty page. */
const showMistake = (error: unknown) => {
  reportMistake(error);
  root.render(<DrawingFailed error={error} what="window" />);
};

/** Draws nothing before the first screen is there, so that it is seen whole. */
async function start() {
  await connectMirror();
  await loadScreen(useView.getState().route);
  root.render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <App />
      </CSPProvider>
    </StrictMode>,
  );
  await loadRest();
}

reportUncaught();
// Before the first screen subscribes, so that it is drawn with it.
useMirror.subscribe(({ app }) => {
  if (app) setLocale(app.platform.locale);
});

const root = createRoot(element, { onUncaughtError: showMistake, onCaughtError: reportMistake });
start().catch(showMistake);
