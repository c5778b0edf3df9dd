// One side of one mechanism benchmark in a process of its own; timings as one JSON line. As with whole runs, ours goes as the headless
// command goes, with more inlining than V8's default, and what people install by the default.
import { measure } from './measure';
import { contendersOf } from './mechanism-cases';

const [name, side] = process.argv.slice(2);
if (side === 'ours') await import('../engine/headless/inline-more');
const contenders = contendersOf(name as string).filter((one) => one.name.startsWith('ours') === (side === 'ours'));
console.log(JSON.stringify(await measure(contenders)));
