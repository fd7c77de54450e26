import './zod-jitless.ts';
import './ui/styles.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { problemOfError } from './model/problem.ts';
import { ProblemFace } from './panels/ProblemFace.tsx';
import { connectMirror } from './state/mirror.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');

/** Shown when rendering throws, instead of an empty page. */
const showBug = (error: unknown) => {
  createRoot(element).render(
    <ProblemFace
      problem={problemOfError(error)}
      retry={{ label: 'Reload the window', act: () => location.reload() }}
    />,
  );
};

const root = createRoot(element, {
  onUncaughtError: (error) => {
    root.unmount();
    showBug(error);
  },
});
root.render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <App />
    </CSPProvider>
  </StrictMode>,
);
connectMirror();
