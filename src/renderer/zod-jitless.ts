import { z } from 'zod';

// Must run before any schema is built: zod otherwise probes `new Function`, which the page's policy reports.
z.config({ jitless: true });
