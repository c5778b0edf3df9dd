import fc from 'fast-check';

/**
 * Properties draw the same cases in every run of the test command; `FC_SEED=…` looks elsewhere.
 *
 * A list that names its `maxLength` is drawn up to it. Left alone, fast-check takes `maxLength` for what the code allows and keeps to
 * its own size, at most ten elements (`2 · minLength + 10`): too few for anything that needs a history to go wrong.
 * See fast-check "Larger entries by default".
 *
 * Making a long counter-example small can take minutes: shortly before the test's own time is up, the smallest found so far is shown.
 */
fc.configureGlobal({
  seed: Number(process.env.FC_SEED ?? 7),
  defaultSizeToMaxWhenMaxSpecified: true,
  interruptAfterTimeLimit: 50_000,
  markInterruptAsFailure: true,
});
