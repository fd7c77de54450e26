import type { Route } from '../route.ts';
import { activityRoutes } from './activity.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { statsRoutes } from './stats.ts';

/** Every call the simulator answers. A new resource is one more file here. */
export const ROUTES: readonly Route[] = [...activityRoutes, ...apiKeyRoutes, ...statsRoutes];
