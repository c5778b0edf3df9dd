import { readdirSync, readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';

const OPERATORS = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
};
const SWAPPED_CALLS = { min: 'max', max: 'min', floor: 'ceil', ceil: 'floor' };

/** Words for people and hints for sliders: no test should pin them. */
const UNTESTED_FIELDS = ['label', 'help', 'source', 'deviation', 'cost', 'range', 'step', 'scale', 'main', 'unit', 'default'];
const isUntested = (node) =>
  node.type === 'Property' && !node.computed && UNTESTED_FIELDS.includes(node.key.name ?? node.key.value);
const isType = (node) => /^TS(?!As|NonNull|Satisfies|ParameterProperty)/.test(node.type);

const children = (node) =>
  Object.values(node)
    .flat()
    .filter((child) => child !== null && typeof child === 'object' && typeof child.type === 'string');

/** Replacements that a node itself invites: [from, to, text]. */
function replacementsOf(node, code) {
  const text = (part) => code.slice(part.start, part.end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': {
      const at = operatorAt(node, code);
      return (OPERATORS[node.operator] ?? []).map((operator) => [at, at + node.operator.length, operator]);
    }
    case 'UpdateExpression': {
      const other = node.operator === '++' ? '--' : '++';
      return [[node.start, node.end, node.prefix ? other + text(node.argument) : text(node.argument) + other]];
    }
    case 'UnaryExpression':
      return ['!', '-', '~'].includes(node.operator) ? [[node.start, node.end, text(node.argument)]] : [];
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((value) => [node.test.start, node.test.end, value]);
    case 'Literal':
      return literals(node);
    case 'ExpressionStatement':
      return [[node.start, node.end, ';']];
    case 'CallExpression': {
      const { object, property } = node.callee;
      const other = object?.name === 'Math' && SWAPPED_CALLS[property.name];
      return other ? [[property.start, property.end, other]] : [];
    }
    default:
      return [];
  }
}

function literals(node) {
  if (typeof node.value === 'number') return [[node.start, node.end, node.value === 0 ? '1' : `(${node.raw} + 1)`]];
  if (typeof node.value === 'boolean') return [[node.start, node.end, String(!node.value)]];
  return [];
}

function operatorAt({ left, right, operator }, code) {
  return left.end + code.slice(left.end, right.start).indexOf(operator);
}

/** Every mutant of a file's code: one small change each, with where it is and what it was: `code` is the line it stands on. */
function mutantsOf(code) {
  const mutants = [];
  const lines = code.split('\n');
  const visit = (node) => {
    if (isUntested(node) || isType(node) || node.type === 'ImportDeclaration') return;
    for (const [from, to, text] of replacementsOf(node, code)) {
      const line = code.slice(0, from).split('\n').length;
      const was = code.slice(from, to);
      mutants.push({ line, code: lines[line - 1].trim(), was, text, mutated: code.slice(0, from) + text + code.slice(to) });
    }
    for (const child of children(node)) visit(child);
  };
  visit(parseAst(code, { lang: 'ts' }));
  return mutants;
}

/** The code of a folder: not tests, not tables of names. */
export function filesOf(folder) {
  const isCode = (name) => /\.ts$/.test(name) && !/\.(test|bench|model|test-support)\.ts$|(^|\/)(types|registry)\.ts$/.test(name);
  return readdirSync(folder, { recursive: true })
    .filter(isCode)
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Every mutant of every file of a folder, in a fixed order. */
export function plan(folder) {
  return filesOf(folder).flatMap((file) => mutantsOf(readFileSync(file, 'utf8')).map((mutant) => ({ file, ...mutant })));
}
