/** Builds when there is nothing built or something changed since, then serves. */
import { isStale } from './out-files.mjs';
import { runNode } from './run-command.mjs';
import { serveSite } from './serve.mjs';

if (isStale()) {
  const { code } = await runNode(['scripts/build.mjs']);
  if (code !== 0) process.exit(code);
}
const site = await serveSite({ port: Number(process.env.PORT) || 3000 });
console.log(`Headroom is at ${site.url}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await site.close();
    process.exit(0);
  });
}
