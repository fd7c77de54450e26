import './zod-jitless.ts';
import './ui/styles.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadRest } from './later.tsx';
import { mistakeIn } from './model/problem.ts';
import { ProblemFace } from './panels/ProblemFace.tsx';
import { connectMirror } from './state/mirror.ts';
import { reportMistake, reportUncaught } from './state/mistakes.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');

/** Shown when rendering throws or the window has no bridge, instead of an empty page. */
const showMistake = (error: unknown) => {
  reportMistake(error);
  root.render(
    <ProblemFace problem={mistakeIn('window')} retry={{ label: 'Reload the window', act: () => location.reload() }} />,
  );
};

reportUncaught();
const root = createRoot(element, { onUncaughtError: showMistake, onCaughtError: reportMistake });
root.render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <App />
    </CSPProvider>
  </StrictMode>,
);
connectMirror().then(loadRest, showMistake);
