import { describe, expect, it } from 'vitest';
import { keepLabel, labelKey, memoryLabels } from '../../../../../src/main/core/actions/labels.ts';

describe('a label', () => {
  it('is kept, replaced, and taken away by an empty one', () => {
    const labels = memoryLabels();
    keepLabel(labels, 'webhook', '5127', 'Shop');
    expect(labels.get('webhook', '5127')).toBe('Shop');
    expect(labels.get('allowed_sender', '5127')).toBeUndefined();
    keepLabel(labels, 'webhook', '5127', '');
    expect(labels.get('webhook', '5127')).toBeUndefined();
  });

  it('that the disk refuses is a note, for what was done at SMTP2GO stays done', () => {
    const set = () => {
      throw new Error('The disk is full.');
    };
    expect(keepLabel({ get: () => undefined, set }, 'webhook', '5127', 'Shop')).toEqual([
      'The name was not kept on this computer: The disk is full.',
    ]);
  });

  it('that looks like a key is not kept, with a note', () => {
    const labels = memoryLabels();
    const notes = keepLabel(labels, 'webhook', '5127', `api-${'4F1C'.repeat(8)}`);
    expect(notes).toEqual(['The name was not kept on this computer: it looks like a key.']);
    expect(labels.get('webhook', '5127')).toBeUndefined();
  });

  it('of the same thing is another one in each subaccount', () => {
    const keys = [labelKey(undefined, 7), labelKey('Kd93bz', 7), labelKey('a', '7')];
    expect(new Set(keys).size).toBe(3);
  });
});
