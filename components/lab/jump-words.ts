import { writeValue } from '../viz/chart-model';
import type { Jump } from '../viz/jumps';
import { writeTime } from '../viz/write-figure';

/** `Latency p99 goes from 82 ms to 640 ms at 0:20.0`. */
export const wordsOfJump = ({ title, label, unit, before, after, atMs }: Jump): string =>
  `${title}, ${label}: ${after > before ? 'up' : 'down'} from ${writeValue[unit](before)} to ${writeValue[unit](after)} at ${writeTime(atMs)}`;
