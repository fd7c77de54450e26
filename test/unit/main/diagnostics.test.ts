import { describe, expect, it } from 'vitest';
import { diagnosticsTarget } from '../../../src/main/diagnostics.ts';

describe('the argument --diagnostics', () => {
  it.each([
    [['relaywatch', '--hidden'], undefined],
    [['relaywatch', '--diagnostics-x'], undefined],
    [['relaywatch', '--diagnostics'], '/here'],
    [['electron', '.', '--diagnostics=report.zip'], '/here/report.zip'],
    [['electron', '.', '--diagnostics=/there/a=b.zip'], '/there/a=b.zip'],
  ])('of %j wants its report at %s', (args, target) => {
    expect(diagnosticsTarget(args, '/here')).toBe(target);
  });
});
