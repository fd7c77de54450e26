import { describe, expect, it } from 'vitest';
import { desktopEntry, isHiddenStart } from '../../../../src/main/shell/autostart.ts';

describe('starting at login', () => {
  it('quotes the command as the Desktop Entry Specification asks', () => {
    expect(desktopEntry(['/opt/My "Apps"/relay$watch', '--hidden'])).toContain(
      'Exec="/opt/My \\"Apps\\"/relay\\$watch" "--hidden"\n',
    );
    expect(desktopEntry(['/opt/100%/relaywatch'])).toContain('Exec="/opt/100%%/relaywatch"\n');
  });

  it('is recognised by its argument', () => {
    expect(isHiddenStart(['relaywatch', '--hidden'])).toBe(true);
    expect(isHiddenStart(['relaywatch'])).toBe(false);
  });
});
