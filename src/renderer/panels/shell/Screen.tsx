import { type ReactNode, useEffect, useRef } from 'react';
import { scrolledTo, useView } from '../../state/view.ts';

/**
 * The scrolling part of the window, mounted anew for each screen. It restores the remembered scroll position, which is
 * the top for a newly opened screen, and remembers where it is scrolled to. Positioned, so that hidden text in it scrolls
 * with it and never makes the document longer than the window.
 */
export function Screen({ children }: { readonly children: ReactNode }) {
  const ref = useRef<HTMLElement>(null);

  useEffect(() => {
    const element = ref.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    // The focused element may have gone with the last screen, so the focus moves here.
    if (document.activeElement === document.body) element.focus({ preventScroll: true });
    const wanted = useView.getState().scrollTop;

    // Content may load later. Follows its growth until the position is reached or the person scrolls.
    const observer = new ResizeObserver(() => {
      element.scrollTop = wanted;
      if (element.scrollTop >= wanted) observer.disconnect();
    });
    const stop = () => observer.disconnect();
    const follow = () => scrolledTo(Math.round(element.scrollTop));
    if (wanted > 0) observer.observe(content);
    element.addEventListener('scroll', follow, { passive: true });
    element.addEventListener('wheel', stop, { passive: true });
    element.addEventListener('keydown', stop);
    return () => {
      stop();
      element.removeEventListener('scroll', follow);
      element.removeEventListener('wheel', stop);
      element.removeEventListener('keydown', stop);
    };
  }, []);

  return (
    <main ref={ref} tabIndex={-1} className="@container relative min-h-0 min-w-0 overflow-y-auto outline-none">
      <div className="p-4 wide:px-6">{children}</div>
    </main>
  );
}
