import { describe, expect, it } from 'vitest';
import { keyProblem, keyStorageText, sessionOnlyText } from '../../../../../src/renderer/model/key.ts';
import { PLACES } from '../../../../../src/renderer/model/places.ts';
import { keyReader } from '../../../../../src/renderer/panels/shell/keys.ts';
import { themeOf } from '../../../../../src/renderer/panels/shell/theme.ts';

describe('a key while it is typed', () => {
  const whole = `api-${'A1b2'.repeat(8)}`;

  it('is not corrected before it is finished', () => {
    for (const typed of ['', 'a', 'api', 'api-', 'api-4F1C', whole.slice(0, 35)])
      expect(keyProblem(typed, false)).toBeUndefined();
  });

  it('is refused at once where it can no longer become right', () => {
    expect(keyProblem('hello', false)).toMatch(/api- followed by 32/);
    expect(keyProblem('api-4F1C!', false)).toMatch(/api- followed by 32/);
    expect(keyProblem(`${whole}0`, false)).toMatch(/this has 33/);
  });

  it('is refused unfinished once the form was sent', () => {
    expect(keyProblem('', true)).toMatch(/api- followed by 32/);
    expect(keyProblem('api-4F1C', true)).toMatch(/this has 4/);
  });

  it('is right with the blanks that come with pasting', () => {
    expect(keyProblem(` ${whole}\n`, true)).toBeUndefined();
  });
});

describe('where a key is kept', () => {
  it('is the keychain, or this session with the reason and the remedy', () => {
    expect(keyStorageText({ kind: 'works' })).toMatch(/keychain/);
    expect(sessionOnlyText({ kind: 'works' })).toBeUndefined();
    const locked = { kind: 'unavailable', cause: 'locked', detail: '' } as const;
    expect(keyStorageText(locked)).toBe('Kept until Relaywatch quits, because the keyring is locked.');
    expect(sessionOnlyText(locked)).toMatch(/Unlock the keyring/);
  });
});

describe('keys that work everywhere', () => {
  it('lead to every place, each by one of its own', () => {
    const read = keyReader();
    const routes = Object.values(PLACES).map(({ key }) => {
      read('g', 0);
      return read(key, 1);
    });
    expect(routes).toEqual(Object.values(PLACES).map(({ route }) => ({ kind: 'go', route })));
  });

  it('go somewhere after g, in time', () => {
    const read = keyReader();
    expect(read('g', 0)).toBeUndefined();
    expect(read('a', 400)).toEqual({ kind: 'go', route: { screen: 'alerts', tab: 'open' } });
    expect(read('a', 500)).toBeUndefined();
    read('g', 1000);
    expect(read('o', 9000)).toBeUndefined();
  });

  it('do nothing for a second key that leads nowhere, and forget the first', () => {
    const read = keyReader();
    read('g', 0);
    expect(read('toString', 1)).toBeUndefined();
    expect(read('s', 2)).toBeUndefined();
  });

  it('list themselves and lead back', () => {
    const read = keyReader();
    expect(read('?', 0)).toEqual({ kind: 'list' });
    expect(read('Escape', 1)).toEqual({ kind: 'back' });
  });
});

describe('the theme', () => {
  const system = { isDark: true, wantsContrast: false };

  it('is the system’s unless the person chose', () => {
    expect(themeOf({ theme: 'system', contrast: 'system' }, system)).toBe('dark');
    expect(themeOf({ theme: 'light', contrast: 'system' }, system)).toBe('light');
  });

  it('has more contrast where either asks for it', () => {
    expect(themeOf({ theme: 'system', contrast: 'more' }, system)).toBe('hc-dark');
    expect(themeOf({ theme: 'light', contrast: 'system' }, { ...system, wantsContrast: true })).toBe('hc-light');
  });
});
