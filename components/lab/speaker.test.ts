import { expect, test } from 'vitest';
import { createSpeaker } from './speaker';

/** Enough of Web Audio to write down what is asked of it. */
function heardContext() {
  const tones: { type: string; hz: number; startS: number; stopS: number }[] = [];
  const node = { connect: <T>(to: T): T => to, disconnect: () => {} };
  const ramp = {
    setValueAtTime: () => {},
    exponentialRampToValueAtTime: () => {},
    setTargetAtTime: (value: number) => volumes.push(value),
  };
  const volumes: number[] = [];
  let isClosed = false;
  const context = {
    state: 'running',
    currentTime: 5,
    destination: node,
    createGain: () => ({ ...node, gain: ramp }),
    createDynamicsCompressor: () => node,
    createOscillator() {
      const tone = { type: '', hz: 0, startS: 0, stopS: 0 };
      tones.push(tone);
      return {
        ...node,
        frequency: {
          set value(hz: number) {
            tone.hz = hz;
          },
        },
        set type(type: string) {
          tone.type = type;
        },
        start: (atS: number) => {
          tone.startS = atS;
        },
        stop: (atS: number) => {
          tone.stopS = atS;
        },
      };
    },
    close: async () => {
      isClosed = true;
    },
  };
  return { context: context as unknown as AudioContext, tones, volumes, isClosed: () => isClosed };
}

test('answers and failures differ in timbre, pitch and length, and start when they should', () => {
  const { context, tones } = heardContext();
  createSpeaker(context).play([
    { atMs: 0, isFailure: false, pitchHz: 440, delayS: 0 },
    { atMs: 0, isFailure: true, pitchHz: 440, delayS: 0.25 },
  ]);
  const [answer, failure] = tones;
  expect(tones).toHaveLength(2);
  expect(answer.type).not.toBe(failure.type);
  expect(failure.hz).toBeLessThan(answer.hz);
  expect([answer.startS, failure.startS]).toEqual([5, 5.25]);
  expect(failure.stopS - failure.startS).toBeGreaterThan(answer.stopS - answer.startS);
});

test('volume follows the ear, nought is silence, and closing ends it', () => {
  const { context, volumes, isClosed } = heardContext();
  const speaker = createSpeaker(context);
  for (const volume of [1, 0.5, 0]) speaker.setVolume(volume);
  expect(volumes).toEqual([1, 0.25, 0]);
  speaker.close();
  expect(isClosed()).toBe(true);
});
