import { whenRestarted } from '@/runtime/worker/client';
import { announce } from '../ui/status';

/** One module for both, so that what they share is fetched once. */
export { Lab } from './lab';
export { SideBySideLive } from './side-by-side-live';

whenRestarted(() => announce('The simulation stopped, and was started again. Your run is as it was, with all that you changed.'));
