/** The mechanisms that place keys, for a picture of whose each key is: small enough to be asked on the page. */
export { BackendSet } from '@/engine/balancers/backend-set';
export { ipHash } from '@/engine/balancers/ip-hash';
export { jumpHash } from '@/engine/balancers/jump-hash';
export { maglev } from '@/engine/balancers/maglev';
export { rendezvous } from '@/engine/balancers/rendezvous';
export { RequestKey } from '@/engine/balancers/request-key';
export { ringHash } from '@/engine/balancers/ring-hash';
export { Rng } from '@/engine/random/rng';
