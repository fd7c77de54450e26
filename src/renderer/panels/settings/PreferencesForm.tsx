import { type Preferences, ZOOMS } from '../../../shared/settings.ts';
import { percent } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { useCall } from '../../state/runs.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { SegmentField } from '../../ui/SegmentField.tsx';
import { Select } from '../../ui/Select.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** Appearance and start. Each change applies at once. */
export function PreferencesForm({ preferences }: { readonly preferences: Preferences }) {
  const { problem, call: change } = useCall('change_preferences');
  return (
    <>
      <Panel>
        <PanelHead title="Appearance" />
        <div className="@container/form flex flex-col gap-3 p-3">
          <SegmentField
            label="Theme"
            value={preferences.theme}
            options={[
              { value: 'system', title: 'As the system' },
              { value: 'light', title: 'Light' },
              { value: 'dark', title: 'Dark' },
            ]}
            onChange={(theme) => change({ theme })}
          />
          <SegmentField
            label="Contrast"
            value={preferences.contrast}
            options={[
              { value: 'system', title: 'As the system' },
              { value: 'more', title: 'More' },
            ]}
            onChange={(contrast) => change({ contrast })}
          />
          <Select
            label="Zoom"
            help="Ctrl or ⌘ with +, − and 0 does the same."
            value={String(preferences.zoom)}
            options={ZOOMS.map((zoom) => ({ value: String(zoom), title: percent(zoom, 0, [], locale) }))}
            onChange={(chosen) => {
              const zoom = ZOOMS.find((one) => String(one) === chosen);
              if (zoom) change({ zoom });
            }}
          />
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
