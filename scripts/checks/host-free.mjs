import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from '../out-files.mjs';

/** Would make a run depend on the machine or the moment. What only a page or Node has, the compiler refuses: `engine/tsconfig.json`. */
const hosts =
  /\b(Date|Math\.random|performance\.\w+|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|fetch(?=\()|crypto\.\w+)\b(?!\s*:)/g;

/** IEEE 754 leaves these to the implementation, so engines may differ in the last bit. Powers of two and of bigints are exact. */
const inexact =
  /\bMath\.(log|log2|log10|log1p|exp|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|(?<!\b(?:2|\d+n)\s*)\*\*/g;

/** Closed forms stand beside a run and never decide an event. */
const mayBeInexact = [`engine${path.sep}theory${path.sep}`];
/** The command lives on a host. */
const mayUseHost = [`engine${path.sep}headless${path.sep}`];

/** A line may say why it is safe: `// exact: …` for a power of literals, `// off path: …` for a figure that nothing acts on. */
const excuse = /\/\/\s*(exact|off path):\s*\S/;

/** The text with comments, strings and regular expressions' insides blanked, line breaks kept. */
export function codeOnly(text) {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|\$\{[^}]*\}|[^`\\])*`/g;
  return text.replaceAll(token, (match) => {
    // What a template computes is code still.
    const kept = match.startsWith('`') ? [...match.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code).join(' ') : '';
    return kept + '\n'.repeat(match.split('\n').length - 1);
  });
}

/** Lines of one engine file that lean on the host, as `file:line name`. */
export function hostLeaks(file, text) {
  if (mayUseHost.some((folder) => file.includes(folder))) return [];
  const patterns = mayBeInexact.some((folder) => file.includes(folder)) ? [hosts] : [hosts, inexact];
  const source = text.split('\n');
  return codeOnly(text)
    .split('\n')
    .flatMap((line, i) =>
      excuse.test(source[i]) || excuse.test(source[i - 1] ?? '')
        ? []
        : patterns.flatMap((pattern) => [...line.matchAll(pattern)].map(([name]) => `${file}:${i + 1} uses ${name}`)),
    );
}

export const checkHostFree = () =>
  filesUnder('engine', (file) => file.endsWith('.ts') && !/\.(test|bench)\.ts$/.test(file)).flatMap((file) =>
    hostLeaks(file, readFileSync(file, 'utf8')),
  );
