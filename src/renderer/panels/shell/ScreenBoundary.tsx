import { Component, type ReactNode } from 'react';
import type { Route } from '../../../shared/settings.ts';
import { mistakeIn } from '../../model/problem.ts';
import { ProblemFace } from '../ProblemFace.tsx';

interface Props {
  readonly route: Route;
  readonly children: ReactNode;
}

interface State {
  readonly route: Route;
  readonly hasFailed: boolean;
}

/**
 * Shows that a screen cannot be drawn, until another one is opened; everything around it stays. A class, because React
 * has no other boundary. main.tsx reports the error.
 */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { route: this.props.route, hasFailed: false };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ route }: Props, before: State): State | null {
    return route === before.route ? null : { route, hasFailed: false };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <ProblemFace
        problem={mistakeIn('screen')}
        retry={{ label: 'Try again', act: () => this.setState({ hasFailed: false }) }}
      />
    );
  }
}
