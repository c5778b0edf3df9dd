import { scenarioJsonSchema } from '../scenario/schema';
import { readArguments } from './arguments';
import { Output } from './output';
import '../stations/registry';

/** The scenario format as JSON Schema. */
export async function schemaCommand(args: string[], output = new Output()): Promise<void> {
  readArguments(args, {}, []);
  output.json(scenarioJsonSchema());
  await output.flush();
}
