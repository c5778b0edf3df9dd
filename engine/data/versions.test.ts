import { describe, expect, test } from 'vitest';
import { Calls } from '../kernel/calls';
import { Versions } from './versions';

const nobody = { onCompleted: () => {} };

describe('versions', () => {
  test('VE1 a version is out of date from the moment the next of its key is accepted', () => {
    const versions = new Versions();
    expect(versions.outOfDateSinceMs(5, 0)).toBe(Infinity);
    const first = versions.accept(5, 10);
    const other = versions.accept(6, 20);
    const second = versions.accept(5, 30);
    expect([first, other, second]).toEqual([1, 2, 3]);
    expect(versions.outOfDateSinceMs(5, 0)).toBe(10);
    expect(versions.outOfDateSinceMs(5, first)).toBe(30);
    expect(versions.outOfDateSinceMs(5, second)).toBe(Infinity);
    expect(versions.outOfDateSinceMs(6, other)).toBe(Infinity);
    expect([versions.latestAt(5), versions.storedAt(5), versions.keyOf(second)]).toEqual([3, 0, 5]);
  });

  test('VE2 a version that comes into the store after a later one changes nothing, and nobody hears of it', () => {
    const versions = new Versions();
    const heard: number[][] = [];
    versions.listen((key, version) => heard.push([key, version]));
    const [first, second] = [versions.accept(5, 1), versions.accept(5, 2)];
    versions.store(5, second);
    versions.store(5, first);
    versions.store(5, second);
    expect(versions.storedAt(5)).toBe(second);
    expect(heard).toEqual([[5, second]]);
  });

  test('VE3 what is lost is out of date from the loss, what was before it is not any more', () => {
    const versions = new Versions();
    const [first, second] = [versions.accept(5, 10), versions.accept(5, 20)];
    versions.store(5, second);
    versions.rollBack(5, first, 30);
    expect([versions.latestAt(5), versions.storedAt(5)]).toEqual([first, first]);
    expect(versions.outOfDateSinceMs(5, first)).toBe(Infinity);
    expect(versions.outOfDateSinceMs(5, second)).toBe(30);
    versions.rollBack(5, 0, 40);
    expect(versions.outOfDateSinceMs(5, 0)).toBe(Infinity);
    expect(versions.accept(5, 50)).toBe(3);
    expect(versions.outOfDateSinceMs(5, 0)).toBe(50);
  });

  test('VE4 the store numbers a write once, however often it comes, and reads find what is stored', () => {
    const versions = new Versions();
    const calls = new Calls({ nowMs: 0 });
    const open = (isWrite: 0 | 1, key: number): number => {
      const call = calls.open(nobody, 0);
      calls.isWrite[call] = isWrite;
      calls.key[call] = key;
      versions.serve(calls, call, 7);
      return call;
    };
    const write = open(1, 3);
    versions.serve(calls, write, 8);
    expect([calls.version[write], versions.issued]).toEqual([1, 1]);
    expect(calls.version[open(0, 3)]).toBe(1);
    expect(calls.version[open(0, 1000)]).toBe(0);
    expect(calls.version[open(1, -1)]).toBe(0);
    expect(versions.issued).toBe(1);
  });

  test('VE5 holds as many keys and versions as come', () => {
    const versions = new Versions();
    for (let key = 0; key < 2000; key++) versions.store(key, versions.accept(key, key));
    expect(versions.storedAt(1999)).toBe(2000);
    expect(versions.outOfDateSinceMs(1999, 0)).toBe(1999);
    expect(versions.outOfDateSinceMs(1999, 2000)).toBe(Infinity);
  });
});
