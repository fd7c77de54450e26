import {
  Activity,
  Bell,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Clock,
  Columns3,
  Copy,
  FlaskConical,
  Info,
  KeyRound,
  Lock,
  Play,
  Plus,
  RefreshCw,
  SlidersHorizontal,
  X,
} from 'lucide-react';

const ICONS = {
  overview: Activity,
  alerts: Bell,
  settings: SlidersHorizontal,
  check: Check,
  down: ChevronDown,
  left: ChevronLeft,
  right: ChevronRight,
  clock: Clock,
  table: Columns3,
  copy: Copy,
  demo: FlaskConical,
  info: Info,
  key: KeyRound,
  lock: Lock,
  play: Play,
  add: Plus,
  refresh: RefreshCw,
  close: X,
} as const;

export type IconName = keyof typeof ICONS;

/** A drawing beside a word, or in a control that has a name of its own. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: 12 | 14 | 16 }) {
  const Drawing = ICONS[name];
  return <Drawing size={size} strokeWidth={1.4} absoluteStrokeWidth aria-hidden className="shrink-0 opacity-85" />;
}
