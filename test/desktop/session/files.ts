import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SYSTEM_SERVICES = '/usr/share/dbus-1/services';

/** Services the bus may start: no accessibility bus and no systemd, which would outlive or stall the desktop. */
const STARTABLE = ['org.xfce.Xfconf', 'org.gnome.keyring', 'org.freedesktop.secrets'];

const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
`;

const busConfig = (address: string, services: string): string => `<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** Where the parts of one desktop keep their files; all below `root`. */
export const desktopFolders = (root: string) => ({
  HOME: join(root, 'home'),
  XDG_CONFIG_HOME: join(root, 'home/.config'),
  XDG_DATA_HOME: join(root, 'home/.local/share'),
  XDG_CACHE_HOME: join(root, 'home/.cache'),
  XDG_STATE_HOME: join(root, 'home/.local/state'),
  XDG_RUNTIME_DIR: join(root, 'run'),
  TMPDIR: join(root, 'tmp'),
});

/** Lays out the folders and settings that the daemons read when they start. */
export const writeDesktopFiles = (root: string, keyring: boolean): { busFile: string; address: string } => {
  const folders = desktopFolders(root);
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  write(join(folders.XDG_CONFIG_HOME, 'xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml'), PANEL);
  const services = join(root, 'services');
  mkdirSync(services);
  for (const file of readdirSync(SYSTEM_SERVICES)) {
    const name = file.replace(/\.service$/, '');
    if (STARTABLE.includes(name) && (keyring || name === 'org.xfce.Xfconf')) {
      symlinkSync(join(SYSTEM_SERVICES, file), join(services, file));
    }
  }
  const busFile = join(root, 'bus.conf');
  const address = `unix:path=${join(root, 'run/bus')}`;
  write(busFile, busConfig(address, services));
  return { busFile, address };
};
