import { describe, expect, it } from 'vitest';
import type { ReportSource } from '../../../../../src/main/core/ports.ts';
import { gatherReport } from '../../../../../src/main/core/support-report/gather.ts';
import { MOST_SECTION_TEXT, reportText } from '../../../../../src/shared/diagnostics.ts';
import { fakeClock } from '../../../../fakes/clock.ts';

const source = (read: ReportSource['read'], name = 'one'): ReportSource => ({
  name,
  title: `Title of ${name}`,
  limitMs: 10_000,
  read,
});

/** The only section of a report, once `ms` have gone by. */
const sectionOf = async (read: ReportSource['read'], ms = 0) => {
  const clock = fakeClock();
  const gathered = gatherReport([source(read)], clock);
  await clock.advance(ms);
  const [section] = (await gathered).sections;
  expect(clock.waiting()).toBe(0);
  return section;
};

describe('a report', () => {
  it('has a section for each source, in order, and is of the time it was begun', async () => {
    const clock = fakeClock();
    const report = await gatherReport([source((say) => say('a'), 'first'), source((say) => say('b'), 'second')], clock);
    expect(report).toMatchObject({
      createdAt: clock.now(),
      sections: [
        { name: 'first', title: 'Title of first', text: 'a', problem: undefined, isUnfinished: false },
        { name: 'second', title: 'Title of second', text: 'b', problem: undefined, isUnfinished: false },
      ],
    });
    expect(reportText(report)).toBe('Title of first\n==============\n\na\n\nTitle of second\n===============\n\nb\n');
  });

  it('keeps what a source found before it failed, and says why', async () => {
    const failing = async (say: (line: string) => void) => {
      say('found');
      throw new Error('The bus hung up.');
    };
    expect(await sectionOf(failing)).toMatchObject({
      text: 'found',
      problem: 'This check failed. The bus hung up.',
      isUnfinished: false,
    });
  });

  it('survives a source that throws at once', async () => {
    const broken = () => {
      throw new TypeError('undefined is not a function');
    };
    expect(await sectionOf(broken)).toMatchObject({
      text: '',
      problem: 'This check failed. undefined is not a function',
    });
  });

  it('leaves a source that never ends at its limit, without waiting for it longer and without stopping others', async () => {
    const clock = fakeClock();
    let isAborted = false;
    const endless = source((say, signal) => {
      say('asked');
      signal.addEventListener('abort', () => {
        isAborted = true;
      });
      return new Promise(() => undefined);
    });
    const gathered = gatherReport([endless, source((say) => say('done'), 'two')], clock);
    await clock.advance(10_000);
    const [first, second] = (await gathered).sections;
    expect(first).toMatchObject({ text: 'asked', problem: 'This check did not end within 10 s.', isUnfinished: true });
    expect(second).toMatchObject({ text: 'done', problem: undefined });
    expect(isAborted).toBe(true);
  });

  it('ignores what a source says after its limit', async () => {
    let sayLater = (_: string): void => undefined;
    const late = (say: (line: string) => void) => {
      sayLater = say;
      return new Promise<void>(() => undefined);
    };
    const section = await sectionOf(late, 10_000);
    sayLater('too late');
    expect(section?.text).toBe('');
  });

  it('hides secrets and addresses, in what was found and in why it failed', async () => {
    const key = `api-${'A1b2'.repeat(8)}`;
    const section = await sectionOf((say) => {
      say(`the key is ${key}, the person anna@example.com`);
      say('https://user:secret@hooks.example.com/T0/B0/token?x=1');
      throw new Error(`refused ${key} of anna@example.com`);
    });
    const all = `${section?.text}${section?.problem}`;
    expect(all).not.toContain(key.slice(8));
    expect(all).not.toContain('anna');
    expect(all).not.toContain('secret');
    expect(all).not.toContain('T0/B0');
  });

  it('writes characters that can’t be seen, or that drive a terminal, as their number', async () => {
    const section = await sectionOf((say) => say('a\u202eb\u001b[31mc\u0000\td\r\ne'));
    expect(section?.text).toBe('a<U+202E>b<U+001B>[31mc<U+0000>\td\ne');
  });

  it('cuts a text that is too long, and says so', async () => {
    const section = await sectionOf((say) => say('word '.repeat(100_000)));
    expect(section?.text.length).toBeLessThanOrEqual(MOST_SECTION_TEXT);
    expect(section?.text).toMatch(/… The rest was left out\.$/);
  });
});
