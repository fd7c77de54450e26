import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparesOf,
  draftKey,
  draftOf,
  figuresOf,
  isChanged,
  readDraft,
  readDrafts,
  scopeOf,
} from '../../../../../src/renderer/model/rule/draft.ts';
import { numberOf } from '../../../../../src/renderer/model/rule/parse-number.ts';
import { newRule, savedText, withCompare, withMetric } from '../../../../../src/renderer/panels/rules/rule-edits.ts';
import { COMPARES, GROUPS, Metric, Window } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES, PRESETS } from '../../../../../src/shared/presets.ts';
import { whyNotWatchable } from '../../../../../src/shared/rule-check.ts';

const base = newRule('r');
const draft = draftOf(base);
const readChanged = (changed: Partial<typeof draft>) => readDraft({ ...draft, ...changed }, base);

describe('a number as typed', () => {
  it('may have a comma or a point, and be grouped where it is whole', () => {
    expect(['8', '8.5', '0,06', ' 12 '].map((text) => numberOf(text))).toEqual([8, 8.5, 0.06, 12]);
    expect(['1,000,000', '1.000', '12 000', '7'].map((text) => numberOf(text, true))).toEqual([1e6, 1000, 12000, 7]);
  });

  it('is none where it is anything else', () => {
    for (const text of ['', '-1', '8%', '1e3', '8.', '.5', '0x10', '1,2,3', 'Infinity', 'NaN']) {
      expect(numberOf(text), text).toBeUndefined();
    }
  });
});

describe('a rule in the editor', () => {
  it('says the same again, untouched: every rule of every ready-made set', () => {
    for (const rule of [...DEFAULT_RULES, ...PRESETS.strict, base]) {
      expect(readDraft(draftOf(rule), rule)).toEqual({ rule, problems: [] });
      expect(isChanged(draftOf(rule), rule)).toBe(false);
    }
  });

  it('keeps where it resolves as a share of the lowest limit, and follows that limit', () => {
    expect(draftOf({ ...base, resolveAt: 4 }).resolvePercent).toBe('50');
    expect(readChanged({ resolvePercent: '50', warning: '7' }).rule?.resolveAt).toBe(3.5);
    expect(readChanged({ resolvePercent: '80', warning: '7' }).rule).not.toHaveProperty('resolveAt');
    expect(figuresOf({ ...draft, warning: '7' }).resolveAt).toBe(5.6);
  });

  it('is changed by another value, not by another spelling', () => {
    expect(isChanged({ ...draft, warning: '8,0' }, base)).toBe(false);
    expect(isChanged({ ...draft, warning: '8.05' }, base)).toBe(true);
    expect(isChanged({ ...draft, warning: '8.' }, base)).toBe(true);
    expect(isChanged({ ...draft, speak: { ...draft.speak, resolved: 'log_only' } }, base)).toBe(true);
  });

  it('is named after what it watches until it has a name', () => {
    expect(readChanged({ name: ' ', by: 'username' }).rule?.name).toBe('Bounces, 24 h, each SMTP user');
    expect(readChanged({ name: ' Mine ' }).rule?.name).toBe('Mine');
  });

  const wrong: readonly (readonly [Partial<typeof draft>, path: string])[] = [
    [{ warning: 'x' }, 'warning'],
    [{ critical: '0' }, 'critical'],
    [{ warning: '', critical: '' }, 'warning'],
    [{ warning: '13' }, 'critical'],
    [{ sent: '1.5' }, 'minimum.sent'],
    [{ events: '' }, 'minimum.events'],
    [{ pendingFor: '-1' }, 'pendingForMinutes'],
    [{ resolveFor: 'soon' }, 'resolveForMinutes'],
    [{ resolvePercent: '101' }, 'resolveAt'],
    [{ resolvePercent: '0' }, 'resolveAt'],
    [{ by: 'username', members: [] }, 'scope.members'],
    [{ window: 'cycle', compare: 'rise' }, 'window'],
    [{ warning: '2000000000' }, 'warning'],
  ];
  it.each(wrong)('refuses %j at its field', (changed, path) => {
    const { problems } = readChanged(changed);
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

describe('another metric or another way to compare', () => {
  it('leads to a rule that can be watched and saved, wherever one comes from', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Metric.options),
        fc.constantFrom(...Metric.options),
        fc.constantFrom(...Window.options),
        fc.constantFrom('account' as const, ...GROUPS),
        fc.constantFrom(...COMPARES),
        (from, to, window, by, compare) => {
          const begun = { ...withMetric(draft, from), window, by, members: 'all' as const };
          const next = withMetric(begun, to);
          expect(whyNotWatchable({ ...next, scope: scopeOf(next) })).toBeUndefined();
          expect(readDraft(next, base).problems).toEqual([]);
          if (!comparesOf(to).includes(compare)) return;
          expect(readDraft(withCompare(next, compare), base).problems).toEqual([]);
        },
      ),
    );
  });

  it('brings limits in its own unit', () => {
    expect(withMetric(draft, 'spam_rate')).toMatchObject({
      warning: '0.06',
      critical: '0.1',
      sent: '1000',
      events: '2',
    });
    expect(withMetric(draft, 'quota_used')).toMatchObject({ window: 'cycle', by: 'account', warning: '80' });
    expect(withCompare(draft, 'rise')).toMatchObject({ warning: '50', critical: '100' });
  });
});

describe('what is saved otherwise', () => {
  it('reports each changed field and no other', () => {
    const changed = {
      ...draft,
      warning: '7',
      sent: '200',
      by: 'username' as const,
      resolvePercent: '70',
      speak: { ...draft.speak, resolved: 'log_only' as const },
    };
    expect(savedText({ ...draft, compare: 'rise' }, base, 'en-GB').compare).toBe('saved: the value itself');
    expect(savedText(changed, base, 'en-GB')).toEqual({
      warning: 'saved: 8%',
      sent: 'saved: 100',
      members: 'saved: whole account',
      resolvePercent: 'saved: 80%',
      speak: 'saved: resolved notify',
    });
    expect(savedText(draft, base, 'en-GB')).toEqual({});
  });

  it('says of a limit that was not there that it was not', () => {
    const { critical: _, ...open } = base;
    expect(savedText(draft, open, 'en-GB')).toEqual({ critical: 'saved: none' });
  });
});

describe('drafts that outlive their window', () => {
  it('are read back as they were written', () => {
    const drafts = { [draftKey('a', 'r')]: { base, draft: { ...draft, warning: '7.' } } };
    expect(readDrafts(drafts)).toEqual(drafts);
  });

  it('are none where nothing was written, or nothing that can be read', () => {
    for (const kept of [undefined, null, '', [], { 'a r': { base: {}, draft: {} } }])
      expect(readDrafts(kept)).toEqual({});
  });
});
