/** One module for both, so that what they share is fetched once. */
export { Lab } from './lab';
export { SideBySideLive } from './side-by-side-live';
