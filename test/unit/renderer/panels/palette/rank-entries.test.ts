import { describe, expect, it } from 'vitest';
import { findIn } from '../../../../../src/renderer/panels/palette/rank-entries.ts';

const thing = (title: string, id: string, help = '') => ({ title, id, help });
const THINGS = [
  thing('List SMTP users', 'users_smtp_view', 'Users with their status.'),
  thing('Statistics by day', 'stats_email_cycle', 'Sending history by period.'),
  thing('History', 'stats_email_history', 'E-mails of each sender.'),
  thing('Remove an SMTP user', 'users_smtp_remove'),
];
const found = (typed: string) => findIn(THINGS, typed).map(({ id }) => id);

describe('the search of the palette', () => {
  it('finds by title, by id and by help, the best first', () => {
    expect(found('history')).toEqual(['stats_email_history', 'stats_email_cycle']);
    expect(found('users_smtp_remove')).toEqual(['users_smtp_remove']);
    expect(found('period')).toEqual(['stats_email_cycle']);
  });

  it('wants every word, in whatever order and case', () => {
    expect(found('USER remove')).toEqual(['users_smtp_remove']);
    expect(found('user history')).toEqual([]);
  });

  it('gives everything for nothing', () => {
    expect(found('  ')).toHaveLength(THINGS.length);
  });
});
