import './inline-more';
import { InputError, known } from '../input-error';

type Command = (args: string[]) => Promise<void>;

/** Each command is loaded when asked for: a formula should not wait for the simulator. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  list: async () => (await import('./list')).listCommand,
  run: async () => (await import('./run')).runCommand,
  replay: async () => (await import('./replay')).replayCommand,
  cache: async () => (await import('./cache')).cacheCommand,
  theory: async () => (await import('./theory')).theoryCommand,
  schema: async () => (await import('./schema')).schemaCommand,
  version: async () => (await import('./version')).versionCommand,
  help: async () => (await import('./help')).helpCommand,
};

const synonyms: Readonly<Record<string, string>> = { '--help': 'help', '-h': 'help', '--version': 'version' };

async function main([name = 'help', ...args]: string[]): Promise<void> {
  const isHelpWanted = args.includes('--help') || args.includes('-h');
  const load = known(commands, isHelpWanted ? 'help' : (synonyms[name] ?? name), 'command');
  const command = await load();
  await command(args);
}

/** Exit codes: 2 for bad input, 1 for a bug of ours. */
function fail(error: unknown): void {
  process.exitCode = error instanceof InputError ? 2 : 1;
  const text =
    error instanceof InputError ? error.message.replace(/\s*[\r\n]+\s*/g, ' ') : ((error as Error).stack ?? String(error));
  process.stderr.write(`${text}\n`);
}

// A reader that has seen enough (`sim list | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process.argv.slice(2)).catch(fail);
