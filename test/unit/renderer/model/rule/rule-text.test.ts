import { describe, expect, it } from 'vitest';
import {
  axisText,
  copyName,
  minimumText,
  ruleName,
  ruleSentence,
  sayValue,
  shortSentence,
  speakSentence,
} from '../../../../../src/renderer/model/rule/rule-text.ts';
import { presetQuestion, removalQuestion } from '../../../../../src/renderer/panels/rules/confirmations.ts';
import { noDataReason } from '../../../../../src/renderer/panels/rules/no-data-reason.ts';
import { newRule } from '../../../../../src/renderer/panels/rules/rule-edits.ts';
import { Rule } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { fabrikam, northwind, partialNoData } from '../../../../fixtures/states.ts';

const rule = newRule('r');
const sentence = (changed: Partial<Rule>) => ruleSentence({ ...rule, ...changed }, 'en-GB');

describe('a rule in one sentence', () => {
  it('says what, past which limits, over which time, of whom', () => {
    expect(sentence({})).toBe('Bounces above 8% / 12%, 24 h, whole account');
    expect(sentence({ scope: { by: 'username', members: 'all' }, window: '30d' })).toBe(
      'Bounces above 8% / 12%, 30 d, each SMTP user',
    );
    expect(sentence({ metric: 'spam_rate', warning: 0.06, critical: 0.1 })).toContain('above 0.06% / 0.1%');
    expect(sentence({ metric: 'sent_volume', warning: 1_000_000, critical: 2_000_000 })).toContain(
      'Sent above 1,000,000 / 2,000,000',
    );
  });

  it('leaves the whole account out where many stand below each other', () => {
    expect(shortSentence(rule, 'en-GB')).toBe('Bounces above 8% / 12%, 24 h');
    const each = { ...rule, scope: { by: 'domain' as const, members: 'all' as const } };
    expect(shortSentence(each, 'en-GB')).toBe('Bounces above 8% / 12%, 24 h, each sender domain');
  });

  it('says against what a change is measured', () => {
    expect(sentence({ compare: 'rise', warning: 50 })).toBe(
      'Bounces up by more than 50% / 12%, 24 h against the 24 h before, whole account',
    );
    expect(sentence({ metric: 'sent_volume', compare: 'fall' })).toContain('Sent down by more than 8% / 12%');
  });

  it('names one of a list, and counts several', () => {
    expect(sentence({ scope: { by: 'domain', members: ['a.example'] } })).toContain('sender domain a.example');
    expect(sentence({ scope: { by: 'subaccount', members: ['a', 'b'] } })).toContain('2 subaccounts');
  });

  it('has a name of its own that fits, also as a copy', () => {
    const long = { ...rule, scope: { by: 'email_address' as const, members: ['x'.repeat(300)] } };
    for (const name of [ruleName(rule), ruleName(long), copyName('x'.repeat(80)), copyName('Z')]) {
      expect(Rule.shape.name.safeParse(name).success, name).toBe(true);
    }
    expect(copyName('Quota')).toBe('Quota (copy)');
  });
});

describe('the parts of a rule in words', () => {
  it('tell its minimum and how it speaks', () => {
    const spam = DEFAULT_RULES.find(({ id }) => id === 'spam-30d') ?? rule;
    expect(minimumText(spam, 'en-GB')).toBe('1,000 sent, 2 complaints');
    expect(minimumText({ ...rule, minimum: { sent: 0, events: 0 } }, 'en-GB')).toBe('any');
    expect(speakSentence(rule)).toBe('Notify');
    expect(
      speakSentence({ ...rule, speak: { warning: 'notify', critical: 'break_through', resolved: 'log_only' } }),
    ).toBe('Notify; critical: break through quiet hours; resolved: log only');
  });

  it('give a value the decimals that show on which side of its limit it is', () => {
    expect(sayValue(rule, 8.04, 'en-GB')).toBe('8.04%');
    expect(sayValue({ metric: 'sent_volume', compare: 'above', warning: 10 }, 1_234_567, 'en-GB')).toBe('1,234,567');
    expect(sayValue({ metric: 'sent_volume', compare: 'rise', warning: 50 }, 61.23, 'en-GB')).toBe('61.2%');
  });

  it('shorten a large count on an axis only', () => {
    expect(axisText({ metric: 'sent_volume', compare: 'above' }, 1_250_000, 'en-GB')).toMatch(/^1\.25m$/i);
    expect(axisText({ metric: 'sent_volume', compare: 'above' }, 9_999, 'en-GB')).toBe('9,999');
    expect(axisText(rule, 12, 'en-GB')).toBe('12%');
  });
});

describe('a rule that cannot be watched', () => {
  it('says what SMTP2GO cannot tell, or what the key lacks', () => {
    expect(noDataReason(rule, northwind)).toBeUndefined();
    expect(noDataReason({ ...rule, metric: 'hard_bounce_rate', window: 'cycle' }, northwind)).toContain(
      'hard from soft',
    );
    expect(
      noDataReason({ ...rule, window: '30d', scope: { by: 'username', members: 'all' } }, partialNoData(northwind)),
    ).toBe('The key lacks /stats/email_history: tick it at SMTP2GO.');
    expect(noDataReason({ ...rule, window: '30d' }, partialNoData(northwind))).toBeUndefined();
  });
});

describe('a question before rules go', () => {
  it('names the rule, and says that its open incident closes', () => {
    const open = { ...rule, id: 'bounces-24h', name: 'Bounces, 24 h' };
    expect(removalQuestion(open, { ...northwind, openIncidents: northwind.openIncidents.slice(1) })).toEqual({
      title: 'Remove Bounces, 24 h',
      consequence:
        'It is no longer watched. Its open incident closes. Incidents that have ended stay in the history. This cannot be undone.',
      names: ['Bounces, 24 h'],
    });
    expect(removalQuestion(open, northwind).consequence).toContain('Its 2 open incidents close.');
    expect(removalQuestion(open, fabrikam).consequence).not.toContain('incident closes');
  });

  it('names all that a ready-made set replaces, and what comes', () => {
    const { title, consequence, names } = presetQuestion('strict', northwind, 'en-GB');
    expect(title).toBe('Use strict limits');
    expect(names).toEqual(DEFAULT_RULES.map(({ name }) => name));
    expect(consequence).toContain('(bounces 5% / 8%, spam complaints 0.05% / 0.1%, quota 80% / 95%, rejects 5%)');
    expect(consequence).toContain('2 open incidents close');
  });
});
