import { describe, expect, it, test } from 'vitest';
import { Drive, named } from './driving.test-support';
import { balancerFamily } from './family';

describe('configuration', () => {
  it.each([
    [{ backends: [{ id: 'a' }, { id: 'a' }] }, 'backends[1].id must be unique, got "a"'],
    [{ backends: [{ id: 'a', weight: 0 }] }, 'backends[0].weight must be > 0, got 0'],
    [{ backends: [{ id: 'a', weight: -1 }] }, 'backends[0].weight must be > 0, got -1'],
    [{ backends: [{ id: 'a', weight: Number.NaN }] }, 'backends[0].weight must be a finite number, got NaN'],
    [{ backends: [{ id: 'a', weight: '2' }] }, 'backends[0].weight must be a finite number, got "2"'],
    [{ backends: [{ id: 'a', weight: 1e300 }] }, 'backends[0].weight must be <= 1000000000, got 1e+300'],
    [{ backends: [{ id: 'a', maxConnections: 1.5 }] }, 'backends[0].maxConnections must be an integer, got 1.5'],
    [{ backends: [{ id: '' }] }, 'backends[0].id must have at least 1 characters, got ""'],
    [{ backends: [{ weight: 1 }] }, 'backends[0].id must be a string, got nothing'],
    [{ backends: 3 }, 'backends must be an array, got 3'],
    [
      { backends: [{ id: 'a', wieght: 1 }] },
      'backends[0].wieght is not a known field (known: id, weight, maxConnections, backup)',
    ],
    [{ choices: 0 }, 'choices must be >= 1, got 0'],
    [{ keyKind: 'u32' }, 'keyKind must be one of text, u64, got "u32"'],
    [{ choice: 2 }, 'choice is not a known field (known: choices, backends, keyKind)'],
    [[], 'input must be an object, got []'],
  ])('%j: %s', (config, message) => {
    expect(() => new Drive('power-of-two-choices', config)).toThrow(message);
  });

  test('an unknown algorithm lists the known ones', () => {
    expect(() => balancerFamily.replay('p2c', {}, 1)).toThrow(/^algorithm must be one of random, round-robin, .*, got "p2c"$/);
  });
});

describe('operations', () => {
  it.each([
    [{}, 'op must be one of pick, done, set, add, remove, got nothing'],
    [{ op: 'peek' }, 'op must be one of pick, done, set, add, remove, got "peek"'],
    [{ op: 'pick', key: 3 }, 'key must be a string, got 3'],
    [{ op: 'pick', kee: 'x' }, 'kee is not a known field (known: op, atMs, key, keyKind)'],
    [{ op: 'pick', key: '18446744073709551616', keyKind: 'u64' }, 'key must be a decimal integer from 0 to 18446744073709551615'],
    [{ op: 'pick', key: '-1', keyKind: 'u64' }, 'got "-1"'],
    [{ op: 'pick', key: '0x1', keyKind: 'u64' }, 'got "0x1"'],
    [{ op: 'pick', key: '', keyKind: 'u64' }, 'got ""'],
    [{ op: 'pick', atMs: 9 }, 'atMs must be >= 10, got 9'],
    [{ op: 'pick', atMs: '9' }, 'atMs must be a finite number, got "9"'],
    [{ op: 'done', backend: 'z' }, 'backend must be one of n0, n1, got "z"'],
    [{ op: 'done', backend: 'n1' }, 'backend must have a request in flight, got "n1"'],
    [{ op: 'done', backend: 'n0', latencyMs: -1 }, 'latencyMs must be >= 0, got -1'],
    [{ op: 'done', backend: 'n0', bytes: 0.5 }, 'bytes must be an integer, got 0.5'],
    [{ op: 'done', backend: 'n0', ok: 1 }, 'ok must be true or false, got 1'],
    [{ op: 'set', backend: 'z' }, 'backend must be one of n0, n1, got "z"'],
    [{ op: 'set', backend: 'n0', weight: 0 }, 'weight must be > 0, got 0'],
    [{ op: 'set', backend: 'n0', eligible: 'no' }, 'eligible must be true or false, got "no"'],
    [{ op: 'add', backend: { id: 'n0' } }, 'backend.id must be unique, got "n0"'],
    [{ op: 'add', backend: 'n9' }, 'backend must be an object, got "n9"'],
    [{ op: 'remove', backend: 'z' }, 'backend must be one of n0, n1, got "z"'],
  ])('%j: %s', (operation, message) => {
    const drive = new Drive('round-robin', { backends: named(2) });
    drive.pick(undefined, 10);
    expect(() => drive.apply(operation)).toThrow(message);
  });

  test('a refused operation changes nothing', () => {
    const drive = new Drive('round-robin', { backends: named(2) });
    expect(() => drive.apply({ op: 'set', backend: 'n0', eligible: false, atMs: -1 })).toThrow();
    expect(() => drive.apply({ op: 'set', backend: 'n0', eligible: false, weight: -1 })).toThrow();
    expect(drive.picks(2)).toBe('n0 n1');
  });

  test('done, set, add and remove answer ok', () => {
    const drive = new Drive('round-robin', { backends: named(1) });
    drive.pick();
    for (const operation of [
      { op: 'done', backend: 'n0' },
      { op: 'set', backend: 'n0', weight: 2 },
      { op: 'add', backend: { id: 'x' } },
      { op: 'remove', backend: 'x' },
    ])
      expect(drive.apply(operation)).toEqual({ ok: true });
  });

  test('what is in flight on a removed backend can still finish, and the name can come back', () => {
    const drive = new Drive('least-connections', { backends: named(1) });
    drive.pick();
    drive.apply({ op: 'remove', backend: 'n0' });
    expect(drive.pick()).toBeNull();
    drive.apply({ op: 'add', backend: { id: 'n0' } });
    expect(drive.apply({ op: 'pick' })).toEqual({ backend: 'n0', considered: [{ backend: 'n0', score: 0 }] });
    drive.done('n0');
    drive.done('n0');
    expect(() => drive.done('n0')).toThrow('backend must have a request in flight, got "n0"');
  });

  test('backups are used only while no primary is usable', () => {
    const drive = new Drive('round-robin', {
      backends: [{ id: 'a', maxConnections: 1 }, { id: 'b' }, { id: 'z', backup: true }],
    });
    drive.set('b', { eligible: false });
    expect(drive.picks(3)).toBe('a z z');
    drive.done('a');
    expect(drive.picks(2)).toBe('a z');
    drive.set('b', { eligible: true });
    expect(drive.picks(2)).toBe('b b');
  });
});

test('a hundred thousand that come and go leave those that stay in their turns', () => {
  const drive = new Drive('round-robin', { backends: named(3) });
  for (let i = 0; i < 100_000; i++) {
    drive.apply({ op: 'add', backend: { id: `guest ${i}` } });
    drive.apply({ op: 'remove', backend: `guest ${i}` });
    if (i % 4 === 0) drive.done(drive.pick() as string);
  }
  expect(drive.picks(4)).toBe('n1 n2 n0 n1');
});
