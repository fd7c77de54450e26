import type { SettingsFile } from '../../src/main/core/ports.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';

export interface FakeSettings extends SettingsFile {
  /** The document in the file. */
  readonly saved: () => Settings & Readonly<Record<string, unknown>>;
  /** From now on the disk refuses, or accepts again. */
  readonly refuse: (refuse: boolean) => void;
  /** What was put aside. */
  readonly aside: () => readonly unknown[];
}

/** A settings file in memory, with these settings or this document in it. A string is a file that is not JSON. */
export function fakeSettings(first: object | string = DEFAULT_SETTINGS, copy?: object): FakeSettings {
  let isRefusing = false;
  let current: unknown = typeof first === 'string' ? first : { version: 2, ...first };
  let lastGood: unknown = copy;
  const aside: unknown[] = [];
  const refusing = (): void => {
    if (isRefusing) throw new Error('ENOSPC: no space left on device');
  };
  return {
    saved: () => structuredClone(current) as Settings & Readonly<Record<string, unknown>>,
    refuse: (refuse) => {
      isRefusing = refuse;
    },
    aside: () => aside,
    read: (which) => {
      const found = which === 'current' ? current : lastGood;
      if (typeof found === 'string') throw new SyntaxError('Unexpected token');
      // As a file does, which holds no `undefined`.
      return found === undefined ? undefined : JSON.parse(JSON.stringify(found));
    },
    write: (document) => {
      refusing();
      current = JSON.parse(JSON.stringify(document));
    },
    keepAsLastGood: () => {
      refusing();
      lastGood = current;
    },
    setAside: () => {
      refusing();
      aside.push(current);
      current = undefined;
      return 'settings.aside.json';
    },
    putAside: (parts) => {
      refusing();
      aside.push(...parts);
      return 'settings.left-out.json';
    },
    asides: () => aside.map((part, n) => ({ name: String(n), text: JSON.stringify(part) })),
    eraseAside: (name) => {
      refusing();
      delete aside[Number(name)];
    },
  };
}
