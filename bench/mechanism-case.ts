// One mechanism benchmark in a process of its own; timings as one JSON line.
import { measure } from './measure';
import { contendersOf } from './mechanism-cases';

measure(contendersOf(process.argv[2] as string)).then((timings) => console.log(JSON.stringify(timings)));
