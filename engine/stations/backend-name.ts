import { InputError } from '../input-error';

const LONGEST = 64;

/** A backend is aimed at as "node/backend". @throws InputError at `id` */
export function checkBackendName(id: string): void {
  if (id.includes('/')) throw new InputError('id', 'must not contain "/"', id);
  if (id.length > LONGEST) throw new InputError('id', `must have at most ${LONGEST} characters`, id);
}
