import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { playback } from './playback';

const start = (forMs = 10_000, speed = 1) => {
  const actor = createActor(playback, { input: { forMs, speed } }).start();
  actor.send({ type: 'RECORDED', untilMs: forMs, forMs });
  return actor;
};

const play = (hz: number, seconds: number, speed: number): number => {
  const actor = start(100_000, speed);
  actor.send({ type: 'PLAY' });
  const frames = Math.round(hz * seconds);
  for (let i = 0; i <= frames; i++) actor.send({ type: 'FRAME', wallMs: 500 + (i * 1000) / hz });
  return actor.getSnapshot().context.playheadMs;
};

describe('playback', () => {
  test.each([30, 60, 144, 3])('at %i Hz three seconds are three seconds', (hz) => {
    expect(play(hz, 3, 1)).toBeCloseTo(3000, 6);
    expect(play(hz, 3, 0.1)).toBeCloseTo(300, 6);
    expect(play(hz, 3, 20)).toBeCloseTo(60_000, 6);
  });

  test('any cutting into frames ends at the same moment', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 60 }), (gaps) => {
        const actor = start(1e9);
        actor.send({ type: 'PLAY' });
        let wallMs = 0;
        actor.send({ type: 'FRAME', wallMs });
        for (const gap of gaps) {
          wallMs += gap;
          actor.send({ type: 'FRAME', wallMs });
        }
        expect(actor.getSnapshot().context.playheadMs).toBe(wallMs);
      }),
    );
  });

  test('a tab that slept goes on where it was', () => {
    const actor = start();
    actor.send({ type: 'PLAY' });
    for (const wallMs of [0, 100, 60_000, 60_100]) actor.send({ type: 'FRAME', wallMs });
    expect(actor.getSnapshot().context.playheadMs).toBe(200);
  });

  test('waits where the recording ends, then goes on without a jump', () => {
    const actor = createActor(playback, { input: { forMs: 10_000 } }).start();
    actor.send({ type: 'RECORDED', untilMs: 500, forMs: 10_000 });
    actor.send({ type: 'PLAY' });
    for (let wallMs = 0; wallMs <= 2000; wallMs += 100) actor.send({ type: 'FRAME', wallMs });
    expect(actor.getSnapshot().context.playheadMs).toBe(500);
    actor.send({ type: 'RECORDED', untilMs: 10_000, forMs: 10_000 });
    actor.send({ type: 'FRAME', wallMs: 2100 });
    expect(actor.getSnapshot().context.playheadMs).toBe(600);
  });

  test('ends at the end and begins again from the start', () => {
    const actor = start(1000);
    actor.send({ type: 'PLAY' });
    for (const wallMs of [0, 600, 1200]) actor.send({ type: 'FRAME', wallMs });
    expect(actor.getSnapshot()).toMatchObject({ value: 'ended', context: { playheadMs: 1000 } });
    actor.send({ type: 'TOGGLE' });
    expect(actor.getSnapshot()).toMatchObject({ value: 'playing', context: { playheadMs: 0, reachedMs: 1000 } });
  });

  test('seeking stays within the run, and back from the end it is paused', () => {
    const actor = start(1000);
    actor.send({ type: 'SEEK', toMs: 5000 });
    expect(actor.getSnapshot()).toMatchObject({ value: 'ended', context: { playheadMs: 1000 } });
    actor.send({ type: 'SEEK', toMs: -5 });
    expect(actor.getSnapshot()).toMatchObject({ value: 'paused', context: { playheadMs: 0 } });
  });

  test('a change at the playhead unsees what came after', () => {
    const actor = start(1000);
    actor.send({ type: 'SEEK', toMs: 800 });
    actor.send({ type: 'SEEK', toMs: 300 });
    actor.send({ type: 'CHANGED' });
    expect(actor.getSnapshot().context.reachedMs).toBe(300);
  });

  test('speed stays between a tenth and twenty', () => {
    const actor = start();
    actor.send({ type: 'SPEED', speed: 1000 });
    expect(actor.getSnapshot().context.speed).toBe(20);
    actor.send({ type: 'SPEED', speed: 0 });
    expect(actor.getSnapshot().context.speed).toBe(0.1);
  });
});
