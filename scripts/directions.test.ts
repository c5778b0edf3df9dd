import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Utilities that know left and right where start and end are meant. */
const physical =
  /(?<![\w-])(?:-?m[lr]|p[lr]|scroll-[mp][lr]|rounded-[lr])-[\w[]|(?<![\w-])(?:text|float|clear)-(?:left|right)\b|(?<![\w-])border-[lr](?![\w])|(?<![\w-])-?(?:left|right)-(?:[\d[]|px|full|auto)/g;

const sources = ['components', 'app'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => `${folder}/${file}`),
);

test('what is read may run from right to left: no class says left or right', () => {
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => (line.match(physical) ?? []).map((token) => `${file}:${i + 1} ${token}`)),
  );
  expect(found).toEqual([]);
});

test.each(['ml-2', 'class="-mr-3"', 'sm:pl-18', 'text-right', 'border-l-2', 'right-[3px]', '!left-0'])(
  '%s would be refused',
  (text) => expect(text.match(physical)).not.toBeNull(),
);

test.each(['ms-2', 'text-end', 'border-rule', 'start-0', 'placeLeft', 'copyright-1'])('%s is well', (text) =>
  expect(text.match(physical)).toBeNull(),
);
