import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { SkeletonRows } from './ui/Skeleton.tsx';

const rest: (() => Promise<unknown>)[] = [];

/** A component that the first screen does not need: loaded when it is first shown, or by `loadRest`. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  const get = async () => {
    loaded = await load();
    return { default: loaded };
  };
  const Lazy = lazy(get);
  rest.push(get);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each component, while app.tsx is loaded
  return function Later(props: Props) {
    // Chosen once, or what is shown would start anew. What is there already is shown at once, without a fallback.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Lazy);
    return <Shown {...props} />;
  };
}

/** Loads them one after the other, while the window has nothing to do. */
export function loadRest(): void {
  const next = rest.shift();
  if (!next) return;
  requestIdleCallback(() => {
    // What cannot be loaded now says so when it is shown.
    next()
      .catch(() => undefined)
      .then(loadRest);
  });
}

const SHOW_LOADING_AFTER_MS = 150;

/** The rows of a screen to come. Nothing at first: what comes from disk would only flicker. */
function ScreenToCome() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_LOADING_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate && <SkeletonRows label="Loading this screen" />;
}

/** Holds the place of a screen that is being loaded. */
export const UntilLoaded = ({ children }: { readonly children: ReactNode }) => (
  <Suspense fallback={<ScreenToCome />}>{children}</Suspense>
);
