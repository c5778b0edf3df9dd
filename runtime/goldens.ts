/** Runs whose digests are known, for a page that makes them in its own worker. */
export { goldens } from '@/engine/scenario/goldens';
