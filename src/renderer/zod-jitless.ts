import { z } from 'zod';

// Must run before any schema is built: zod otherwise probes `new Function`, which violates the page's content security
// policy.
z.config({ jitless: true });
