import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOnly, hostLeaks } from './host-free.mjs';
import { lockProblems } from './lock.mjs';

test.each([
  ['const t = Date.now();', ['engine/a.ts:1 uses Date']],
  ['const u = Math.random() + Math.log(2);', ['engine/a.ts:1 uses Math.random', 'engine/a.ts:1 uses Math.log']],
  ['// Date is not used here\nconst s = "Math.random";', []],
  ['/* a\n b */ setTimeout(f)', ['engine/a.ts:2 uses setTimeout']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the code under test
  ['const s = `at ${performance.now()} ms`;', ['engine/a.ts:1 uses performance.now']],
  ['const two = 2 ** bits + 10n ** big;', []],
  ['const ten = 10 ** 3; // exact: small whole powers of ten', []],
  ['await fetch(url)', ['engine/a.ts:1 uses fetch']],
  ['interface Loop { window: number }', []],
  ['const p = x ** y;', ['engine/a.ts:1 uses **']],
  ['const known = { process: 1 };', []],
])('%j leaks %j', (code, leaks) => expect(hostLeaks('engine/a.ts', code)).toEqual(leaks));

test('theory may be inexact and not random; the command may use its host', () => {
  expect(hostLeaks('engine/theory/erlang.ts', 'Math.exp(Math.random())')).toEqual(['engine/theory/erlang.ts:1 uses Math.random']);
  expect(hostLeaks('engine/headless/main.ts', 'process.exit(2)')).toEqual([]);
});

test('blanking keeps line numbers', () => expect(codeOnly("a /* x\ny */ 'b' // c\nd").split('\n')).toHaveLength(3));

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

test('the lock guard sees a range, a host and a dropped binary', () => {
  expect(lockProblems(manifest, lock)).toEqual([]);
  expect(lockProblems({ ...manifest, dependencies: { next: '^16.0.0' } }, lock)).toEqual([
    'package.json: next must be pinned exactly, got ^16.0.0',
  ]);
  const hosted = { packages: { ...lock.packages, 'node_modules/d3': { resolved: 'https://registry.example/d3.tgz' } } };
  expect(lockProblems(manifest, hosted)).toEqual(['package-lock.json: node_modules/d3 names a host']);
  const { 'node_modules/@next/swc-darwin-arm64': _, ...rest } = lock.packages;
  expect(lockProblems(manifest, { packages: rest })).toEqual([
    'package-lock.json: @next/swc-darwin-arm64 is missing',
    'package-lock.json: node_modules/next wants @next/swc-darwin-arm64, which is missing',
  ]);
});
