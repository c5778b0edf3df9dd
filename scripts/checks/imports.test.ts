import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readImports, ringsIn } from './import-graph.mjs';
import { importRules } from './import-rules.mjs';

const rules = importRules(['balancers', 'caches']);
const own = (from: string, to: string, typeOnly = false) => ({ from, to, typeOnly, kind: 'own' as const });
const broken = (entry: object) => rules.filter(({ forbids }) => forbids(entry as never)).map(({ name }) => name);

test.each([
  [own('engine/kernel/a.ts', 'components/ui/cn.ts'), ['engine imports nothing of ours']],
  [own('engine/balancers/a.ts', 'engine/caches/b.ts'), ['families never import each other']],
  [own('engine/balancers/a.ts', 'engine/balancers/b.ts'), []],
  [own('engine/stations/a.ts', 'engine/caches/b.ts'), []],
  [own('engine/kernel/a.ts', 'engine/caches/b.ts'), ['only stations, scenarios and the command compose families']],
  [{ from: 'engine/kernel/a.ts', to: 'node:fs', typeOnly: false, kind: 'core' }, ['engine has no host: only the command does']],
  [{ from: 'engine/headless/a.ts', to: 'node:fs', typeOnly: false, kind: 'core' }, []],
  [own('components/lab/a.tsx', 'engine/scenario/run.ts'), ['components take types and knobs from the engine']],
  [own('components/lab/a.tsx', 'engine/scenario/run.ts', true), []],
  [own('components/ui/a.tsx', 'content/course.ts'), ['controls are domain-free']],
  [own('runtime/a.ts', 'components/ui/cn.ts'), ['runtime sees the engine and nothing else']],
  [own('app/page.tsx', 'runtime/a.ts'), ['app holds routes: it sees components and content']],
  [own('content/a.ts', 'components/ui/cn.ts'), ['content sees the engine and nothing else']],
  [{ from: 'app/a.tsx', to: './gone', typeOnly: false, kind: 'missing' }, ['every import is there']],
])('%j breaks %j', (entry, names) => expect(broken(entry)).toEqual(names));

test('reads JSX, type-only, dynamic and worker imports', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'imports-'));
  writeFileSync(path.join(folder, 'b.ts'), 'export const b = 1;');
  writeFileSync(
    path.join(folder, 'a.tsx'),
    `import type { X } from './b';
     import { type Y } from './b';
     import './gone';
     export * from './b';
     export const A = () => <p>{import('./b')}</p>;
     new Worker(new URL('./b.ts', import.meta.url));
     import fs from 'node:fs';`,
  );
  const seen = readImports([folder]).map(({ to, typeOnly, kind }) => `${path.basename(to)} ${kind}${typeOnly ? ' type' : ''}`);
  expect(seen.sort()).toEqual([
    'b.ts own',
    'b.ts own',
    'b.ts own',
    'b.ts own type',
    'b.ts own type',
    'gone missing',
    'node:fs core',
  ]);
});

test('rings are found, and types make none', () => {
  expect(ringsIn([own('a', 'b'), own('b', 'c'), own('c', 'a')])).toEqual([['a', 'b', 'c', 'a']]);
  expect(ringsIn([own('a', 'b'), own('b', 'a', true)])).toEqual([]);
});
