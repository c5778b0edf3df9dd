import { outcomeNames } from '../outcome';

/** How a proxy would put an outcome to its peers, as an HTTP status; what got no answer at all is 0. */
const codeByName: Readonly<Record<string, number>> = {
  ok: 200,
  timeout: 504,
  'connection-refused': 0,
  'connection-lost': 0,
  error: 500,
  'rate-limited': 429,
  'pool-timeout': 504,
  expired: 504,
};
const OVERLOADED = 503;

/** By outcome. */
export const statusCode = Uint16Array.from(outcomeNames, (name) => codeByName[name] ?? OVERLOADED);
