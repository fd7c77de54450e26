import type { TypedFile } from '../../src/main/core/ports.ts';

export interface FakeTyped extends TypedFile {
  /** The text in the file; undefined if there is none. */
  readonly saved: () => string | undefined;
  /** From now on the disk refuses, or accepts again. */
  readonly refuse: (refuse: boolean) => void;
}

/** A file in memory with what the window remembers of what was typed. */
export function fakeTyped(first?: string): FakeTyped {
  let text = first;
  let isRefusing = false;
  return {
    saved: () => text,
    refuse: (refuse) => {
      isRefusing = refuse;
    },
    read: () => (text === undefined ? undefined : JSON.parse(text)),
    write: (typed) => {
      if (isRefusing) throw new Error('ENOSPC: no space left on device');
      text = JSON.stringify(typed);
    },
  };
}
