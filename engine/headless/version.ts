import { readFileSync } from 'node:fs';
import { readArguments } from './arguments';
import { Output } from './output';

/** The version of the shapes that go in and come out; a change that breaks a script raises it. */
export const FORMAT = 1;

export async function versionCommand(args: string[], output = new Output()): Promise<void> {
  readArguments(args, {}, []);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  output.json({ format: FORMAT, version });
  await output.flush();
}
