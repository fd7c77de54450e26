import type { Preferences } from '../../../shared/settings.ts';
import { useCall } from '../../state/runs.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { Segment } from '../../ui/Segment.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** How to look, when to start. Each change holds at once. */
export function PreferencesForm({ preferences }: { readonly preferences: Preferences }) {
  const { problem, call: change } = useCall('change_preferences');
  return (
    <>
      <Panel>
        <PanelHead title="Appearance" />
        <div className="grid grid-cols-[88px_1fr] items-center gap-x-3 gap-y-3 p-3">
          <span className="text-small font-medium text-text-2" aria-hidden>
            Theme
          </span>
          <div>
            <Segment
              name="Theme"
              value={preferences.theme}
              options={[
                { value: 'system', title: 'As the system' },
                { value: 'light', title: 'Light' },
                { value: 'dark', title: 'Dark' },
              ]}
              onChange={(theme) => change({ theme })}
            />
          </div>
          <span className="text-small font-medium text-text-2" aria-hidden>
            Contrast
          </span>
          <div>
            <Segment
              name="Contrast"
              value={preferences.contrast}
              options={[
                { value: 'system', title: 'As the system' },
                { value: 'more', title: 'More' },
              ]}
              onChange={(contrast) => change({ contrast })}
            />
          </div>
        </div>
      </Panel>
      <Panel>
        <PanelHead title="Start" />
        <div className="p-3">
          <Checkbox
            label="Start when I log in"
            help="It starts in the tray, without a window."
            isChecked={preferences.startAtLogin}
            onChange={(startAtLogin) => change({ startAtLogin })}
          />
        </div>
      </Panel>
      <ProblemNote problem={problem} />
    </>
  );
}
