import { describe, expect, it } from 'vitest';
import { missingPath, obstacleTo } from '../../../../../src/renderer/model/list/why-disabled.ts';
import { ACTIONS } from '../../../../../src/shared/actions/index.ts';
import { blind, northwind } from '../../../../fixtures/states.ts';

const withKey = (...permissions: readonly string[]) => ({ ...northwind, permissions });

describe('what a key allows', () => {
  it('is told by paths, wildcards and not at all while unknown', () => {
    expect(missingPath(withKey('/suppression/view'), ACTIONS.suppression_view)).toBeUndefined();
    expect(missingPath(withKey('/suppression/*'), ACTIONS.suppression_remove)).toBeUndefined();
    expect(missingPath(withKey('/suppression/view'), ACTIONS.suppression_remove)).toBe('/suppression/remove');
    expect(missingPath({ ...northwind, permissions: undefined }, ACTIONS.suppression_remove)).toBeUndefined();
  });
});

describe('what stands in the way of an action', () => {
  it('is a missing permission, named with the key', () => {
    expect(obstacleTo(withKey(), ACTIONS.webhook_add, false)).toBe('Key api-4F1C… lacks /webhook/add.');
  });

  it('is the network for what changes, never for what reads', () => {
    const unreachable = { ...blind(northwind), permissions: ['*'] };
    expect(obstacleTo(unreachable, ACTIONS.webhook_add, false)).toMatch(/cannot be reached/);
    expect(obstacleTo(withKey('*'), ACTIONS.webhook_remove, true)).toMatch(/cannot be reached/);
    expect(obstacleTo(unreachable, ACTIONS.webhook_view, true)).toBeUndefined();
  });

  it('is nothing otherwise', () => {
    expect(obstacleTo(withKey('*'), ACTIONS.webhook_add, false)).toBeUndefined();
  });
});
