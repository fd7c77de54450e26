import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { SkeletonRows } from './ui/Skeleton.tsx';

/** The file of a part of the window could not be loaded. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

/** A component in a file of its own, because the first screen may not need it. */
export interface Later<Props extends object> {
  /** Loads its file first, unless that is there. */
  readonly Component: ComponentType<Props>;
  /** Loads its file. What can't be loaded says so where it is drawn. */
  readonly load: () => Promise<void>;
}

export function later<Props extends object>(get: () => Promise<ComponentType<Props>>): Later<Props> {
  let loaded: ComponentType<Props> | undefined;
  const start = async () => {
    try {
      loaded = await get();
      return { default: loaded };
    } catch (cause) {
      throw new NotLoaded(`A part of the window could not be loaded: ${cause}`, { cause });
    }
  };
  const Lazy = lazy(start);
  return {
    load: () =>
      start().then(
        () => undefined,
        () => undefined,
      ),
    // biome-ignore lint/correctness/noComponentHookFactories: called once for each component, while its module starts
    Component: function Later(props: Props) {
      // Chosen once, or what is shown would start anew. What is there already is shown at once, without a fallback.
      const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Lazy);
      return <Shown {...props} />;
    },
  };
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
