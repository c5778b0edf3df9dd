import { existsSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseFileSync } from '@swc/core';
import { filesUnder } from '../out-files.mjs';

/**
 * @typedef {{ from: string, to: string, typeOnly: boolean, kind: 'own' | 'core' | 'package' | 'missing' }} Import
 * `to` is a path from the root for our own files, else the name that was written.
 */

const endings = ['', '.ts', '.tsx', '.mts', '.mjs', '.js', '.mdx', '.json', '/index.ts', '/index.tsx'];
const core = new Set(builtinModules);

/**
 * Every import of every module under the folders. Type-only imports vanish in the build and are marked.
 *
 * @returns {Import[]}
 */
export function readImports(folders) {
  return folders
    .flatMap((folder) => filesUnder(folder, (file) => /\.tsx?$/.test(file)))
    .map(slashed)
    .flatMap((file) => importsOf(file).map(({ name, typeOnly }) => ({ from: file, typeOnly, ...resolve(file, name) })));
}

function importsOf(file) {
  const found = [];
  const { body } = parseFileSync(file, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2022' });
  for (const item of body) {
    const isImport = item.type === 'ImportDeclaration';
    const isExport = item.type === 'ExportNamedDeclaration' || item.type === 'ExportAllDeclaration';
    if ((isImport || isExport) && item.source) found.push({ name: item.source.value, typeOnly: isTypeOnly(item) });
    else visit(item, (node) => found.push(...runtimeImport(node)));
  }
  return found;
}

/** `import type …`, or every name marked `type`. A bare `import './x'` runs. */
function isTypeOnly({ typeOnly, specifiers = [] }) {
  return typeOnly === true || (specifiers.length > 0 && specifiers.every(({ isTypeOnly: marked }) => marked === true));
}

/** `import('./x')` and `new URL('./worker.ts', import.meta.url)`. */
function runtimeImport(node) {
  const isImport = node.type === 'CallExpression' && node.callee.type === 'Import';
  const isUrl = node.type === 'NewExpression' && node.callee.value === 'URL' && node.arguments?.length === 2;
  if (!isImport && !isUrl) return [];
  const { expression } = node.arguments[0];
  return expression.type === 'StringLiteral' && (isImport || /^\..*\.[jt]sx?$/.test(expression.value))
    ? [{ name: expression.value, typeOnly: false }]
    : [];
}

function visit(node, see) {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, see);
  } else if (node !== null && typeof node === 'object') {
    if (typeof node.type === 'string') see(node);
    for (const child of Object.values(node)) visit(child, see);
  }
}

function resolve(from, name) {
  if (!name.startsWith('.') && !name.startsWith('@/')) {
    return { to: name, kind: name.startsWith('node:') || core.has(name) ? 'core' : 'package' };
  }
  const base = name.startsWith('@/') ? name.slice(2) : path.join(path.dirname(from), name);
  const found = endings.map((ending) => base + ending).find((file) => existsSync(file) && statSync(file).isFile());
  return found ? { to: slashed(path.normalize(found)), kind: 'own' } : { to: name, kind: 'missing' };
}

const slashed = (file) => file.split(path.sep).join('/');

/** Rings of modules that need each other to start, each named once. Types make no rings. */
export function ringsIn(imports) {
  const next = new Map();
  for (const { from, to, typeOnly, kind } of imports) {
    if (kind === 'own' && !typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const rings = [];
  const done = new Set();
  const walk = (file, trail) => {
    const at = trail.indexOf(file);
    if (at >= 0) rings.push([...trail.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return rings;
}
