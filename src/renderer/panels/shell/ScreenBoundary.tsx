import { Component, type ReactNode } from 'react';
import type { Route } from '../../../shared/settings.ts';
import { DrawingFailed } from './DrawingFailed.tsx';

interface Props {
  readonly route: Route;
  readonly children: ReactNode;
}

interface State {
  readonly route: Route;
  readonly failed?: { readonly error: unknown } | undefined;
}

/**
 * Shows that a screen cannot be drawn, until another one is opened; everything around it stays. A class, because React
 * has no other boundary. main.tsx reports the error.
 */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { route: this.props.route };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: { error } };
  }

  static getDerivedStateFromProps({ route }: Props, before: State): State | null {
    return route === before.route ? null : { route, failed: undefined };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    return <DrawingFailed error={failed.error} what="screen" retry={() => this.setState({ failed: undefined })} />;
  }
}
