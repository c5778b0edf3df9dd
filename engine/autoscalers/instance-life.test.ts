import { describe, expect, it } from 'vitest';
import { breakEvenRequests, functionBill, HOURS_PER_MONTH, InstanceHours, instanceDollars } from './cost';
import { InstanceLife, lifeStates, nextLife } from './instance-life';

describe('InstanceLife', () => {
  const times = { startMs: 100, warmMs: 50, drainMs: 30 };

  it('starts, warms, serves, drains, is gone, each stamped when it came due', () => {
    const life = new InstanceLife(1000, times);
    expect(life.dueMs).toBe(1100);
    expect(life.advance(1099)).toBe(false);
    expect(life.advance(1100)).toBe(true);
    expect(life).toMatchObject({ state: 'warming', sinceMs: 1100 });
    life.advance(9999);
    expect(life).toMatchObject({ state: 'ready', sinceMs: 1150, dueMs: Number.POSITIVE_INFINITY });
    expect(life.remove(2000)).toBe(true);
    expect(life).toMatchObject({ state: 'draining', dueMs: 2030 });
    expect(life.remove(2001)).toBe(false);
    life.advance(2030);
    expect(life.state).toBe('gone');
    expect(life.kill(2031)).toBe(false);
  });

  it('is cancelled while pending, drains early when idle, dies at any time', () => {
    const cancelled = new InstanceLife(0, times);
    cancelled.remove(10);
    expect(cancelled).toMatchObject({ state: 'gone', sinceMs: 10 });
    const idle = new InstanceLife(0, { startMs: 0, warmMs: 0, drainMs: 30 });
    idle.advance(0);
    idle.remove(5);
    expect(idle.drained(6)).toBe(true);
    expect(idle).toMatchObject({ state: 'gone', sinceMs: 6 });
    const live = lifeStates.filter((state) => state !== 'gone');
    expect(live.map((state) => nextLife(state, 'instance.killed'))).toEqual(live.map(() => 'gone'));
  });
});

describe('cost', () => {
  it('three t3.medium for a month are about $90', () => {
    const hours = new InstanceHours();
    hours.set(3, 0);
    expect(hours.hours(HOURS_PER_MONTH * 3_600_000)).toBe(2160);
    expect(instanceDollars(2160, { dollarsPerHour: 0.0416 })).toBeCloseTo(89.856, 9);
  });

  it('a fleet that changes is billed for what ran', () => {
    const hours = new InstanceHours();
    hours.set(2, 0);
    hours.set(6, 3_600_000);
    hours.set(0, 5_400_000);
    expect(hours.hours(99_999_999)).toBe(2 + 3);
  });

  it('a million calls of 200 ms at 256 MB: 50,000 GB-s, about $1, and $0.20 for the requests', () => {
    const bill = functionBill({ requests: 1e6, meanMs: 200, memoryMb: 256 });
    expect(bill.gbSeconds).toBeCloseTo(50_000, 6);
    expect(bill.computeDollars).toBeCloseTo(0.833, 3);
    expect(bill.requestDollars).toBe(0.2);
  });

  it('breaks even where both cost the same', () => {
    const use = { meanMs: 200, memoryMb: 256 };
    const requests = breakEvenRequests(89.856, use);
    expect(functionBill({ ...use, requests }).dollars).toBeCloseTo(89.856, 6);
  });
});
