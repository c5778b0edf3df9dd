import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DelayLine } from './delay-line';
import { Kernel } from './kernel';
import { Timers } from './timers';

/** The obvious agenda: a list of pending instants, searched for the least, ties to the lowest slot. */
class SlowAgenda {
  due: number[] = [];
  nowMs = 0;
  fired: [slot: number, atMs: number][] = [];
  advance(untilMs: number): void {
    for (;;) {
      let next = -1;
      for (let slot = 0; slot < this.due.length; slot++)
        if (this.due[slot] <= untilMs && (next < 0 || this.due[slot] < this.due[next])) next = slot;
      if (next < 0) break;
      this.nowMs = Math.max(this.nowMs, this.due[next]);
      this.due[next] = Infinity;
      this.fired.push([next, this.nowMs]);
    }
    this.nowMs = untilMs;
  }
}

const operations = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('open' as const), isUnit: fc.boolean() }),
    fc.record({ do: fc.constant('set' as const), slot: fc.nat(40), inMs: fc.nat(20) }),
    fc.record({ do: fc.constant('cancel' as const), slot: fc.nat(40) }),
    fc.record({ do: fc.constant('advance' as const), byMs: fc.nat(30) }),
  ),
  { maxLength: 120 },
);

describe('kernel', () => {
  test('K1 fires in order of instant, then of slot, like the obvious agenda', () => {
    fc.assert(
      fc.property(operations, (list) => {
        const kernel = new Kernel();
        const slow = new SlowAgenda();
        const fired: [number, number][] = [];
        const owner = { onDue: (slot: number) => void fired.push([slot, kernel.nowMs]) };
        let open = 0;
        const slots: number[] = [];
        for (const operation of list) {
          if (operation.do === 'open') {
            slots.push(operation.isUnit ? kernel.openUnit(owner, open) : kernel.openSlot(owner, open));
            slow.due[open++] = Infinity;
          } else if (operation.do === 'advance') {
            kernel.advance(kernel.nowMs + operation.byMs);
            slow.advance(slow.nowMs + operation.byMs);
            expect(kernel.nowMs).toBe(slow.nowMs);
          } else if (open > 0) {
            const slot = operation.slot % open;
            const atMs = operation.do === 'set' ? kernel.nowMs + operation.inMs : Infinity;
            kernel.set(slots[slot], atMs);
            slow.due[slot] = atMs;
          }
        }
        expect(fired).toEqual(slow.fired);
      }),
    );
  });

  test('K1 at one instant causes fire before effects, each in the order they were opened', () => {
    const kernel = new Kernel();
    const fired: string[] = [];
    const open = (name: string, isCause: boolean): void => {
      const owner = { onDue: () => void fired.push(name) };
      kernel.set(isCause ? kernel.openCause(owner, 0) : kernel.openSlot(owner, 0), 10);
    };
    open('effect 1', false);
    open('cause 1', true);
    open('effect 2', false);
    open('cause 2', true);
    kernel.advance(10);
    expect(fired).toEqual(['cause 1', 'cause 2', 'effect 1', 'effect 2']);
  });

  test('K2 an owner that sets its own slot again while it fires keeps it set', () => {
    const kernel = new Kernel();
    const at: number[] = [];
    const slot = kernel.openSlot(
      {
        onDue: () => {
          at.push(kernel.nowMs);
          if (at.length < 4) kernel.set(slot, kernel.nowMs + 5);
        },
      },
      0,
    );
    kernel.set(slot, 5);
    kernel.advance(100);
    expect(at).toEqual([5, 10, 15, 20]);
    expect(kernel.nextMs).toBe(Infinity);
  });

  test('K3 refuses to run back and takes what is due in the past at once, the clock standing still', () => {
    const kernel = new Kernel();
    const at: number[] = [];
    const slot = kernel.openSlot({ onDue: () => void at.push(kernel.nowMs) }, 0);
    kernel.advance(50);
    expect(() => kernel.advance(49)).toThrow('untilMs must be >= 50, got 49');
    expect(() => kernel.advance(Number.NaN)).toThrow('untilMs must be >= 50, got NaN');
    kernel.set(slot, 10);
    kernel.advance(50);
    expect(at).toEqual([50]);
  });
});

describe('delay line', () => {
  test('K4 gives back in the order of entry, without what was cancelled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gapMs: fc.nat(8), cancel: fc.boolean() }), { maxLength: 100 }),
        fc.oneof(fc.nat(12), fc.nat(600)),
        (entries, delayMs) => {
          const kernel = new Kernel();
          const out: [number, number][] = [];
          const line = new DelayLine(kernel, delayMs, { onOut: (item) => void out.push([item, kernel.nowMs]) });
          const expected: [number, number][] = [];
          entries.forEach(({ gapMs, cancel }, item) => {
            kernel.advance(kernel.nowMs + gapMs);
            const entry = line.push(item);
            if (cancel) line.cancel(entry);
            else expected.push([item, kernel.nowMs + delayMs]);
          });
          kernel.advance(1e6);
          expect(out).toEqual(expected);
          expect(line.isEmpty).toBe(true);
        },
      ),
    );
  });

  test('K5 can be pushed to from inside', () => {
    const kernel = new Kernel();
    const out: number[] = [];
    const line: DelayLine = new DelayLine(kernel, 10, {
      onOut(item) {
        out.push(kernel.nowMs);
        if (item < 3) line.push(item + 1);
      },
    });
    line.push(0);
    kernel.advance(100);
    expect(out).toEqual([10, 20, 30, 40]);
  });
});

describe('timers', () => {
  test('K6 fire by instant, then in the order they were set, without what was cancelled', () => {
    const entry = fc.record({ afterMs: fc.nat(9), inMs: fc.nat(200), cancel: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 100 }), (entries) => {
        const kernel = new Kernel();
        const out: number[] = [];
        const timers = new Timers(kernel, (item) => void out.push(item));
        const dueMs = entries.map(({ afterMs, inMs, cancel }, item) => {
          kernel.advance(kernel.nowMs + afterMs);
          const timer = timers.set(item, kernel.nowMs + inMs);
          if (cancel) timers.cancel(timer);
          return kernel.nowMs + inMs;
        });
        kernel.advance(2000);
        const expected = entries
          .map(({ cancel }, item) => ({ cancel, item, dueMs: dueMs[item] }))
          .filter(({ cancel }) => !cancel)
          .sort((a, b) => a.dueMs - b.dueMs || a.item - b.item)
          .map(({ item }) => item);
        expect(out).toEqual(expected);
        expect(timers.size).toBe(0);
      }),
    );
  });

  test('K7 of one length, then of a longer one: none is lost when more are waiting than ever before', () => {
    const kernel = new Kernel();
    const out: number[] = [];
    const timers = new Timers(kernel, (item) => void out.push(item * 1000 + kernel.nowMs));
    const waits = Array.from({ length: 200 }, (_, item) => (item < 100 ? 10 : 90));
    waits.forEach((waitMs, item) => {
      kernel.advance(item);
      timers.set(item, item + waitMs);
    });
    kernel.advance(1000);
    expect(out).toEqual(waits.map((waitMs, item) => item * 1000 + item + waitMs));
  });
});
