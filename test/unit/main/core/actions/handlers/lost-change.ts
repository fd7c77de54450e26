import type { Path } from '../../../../../../src/main/core/api/endpoints/index.ts';
import type { ActionId } from '../../../../../../src/shared/actions/index.ts';

/** A change, what its looks see before it, and what they see and say afterwards where it happened and where not. */
export interface Change {
  readonly id: ActionId;
  readonly input: object;
  readonly path: Path;
  readonly look: Path;
  readonly confirmation?: string;
  readonly before: unknown;
  /** How often it looks before it changes. */
  readonly looks: number;
  readonly done: readonly [seen: unknown, words: string];
  readonly undone: readonly [seen: unknown, words: string];
}
