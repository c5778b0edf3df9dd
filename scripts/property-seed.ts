import fc from 'fast-check';

/** Properties draw the same cases in every run of the test command; `FC_SEED=…` looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 7) });
