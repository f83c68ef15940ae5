import * as fc from 'fast-check';

// Every run of the tests tries the same cases, so that what is red for one is red for all. JOINEDUP_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.JOINEDUP_SEED ?? 2026) });
