import type { Tick } from '../viz/load-sound';

/** An answer is a short soft tone; a failure is lower, longer and rough, so that it is told apart at any pitch and volume. */
const voices = {
  answer: { type: 'sine', octave: 1, lastsS: 0.05, loud: 0.5 },
  failure: { type: 'sawtooth', octave: 0.5, lastsS: 0.11, loud: 0.35 },
} as const;
const ATTACK_S = 0.004;
const SILENCE = 0.0001; // an exponential ramp cannot reach nought
const FADE_S = 0.02;

export interface Speaker {
  /** @param delayS from now, for each tick */
  play(ticks: readonly (Tick & { readonly delayS: number })[]): void;
  /** @param volume 0 to 1 */
  setVolume(volume: number): void;
  /** Silent at once, and for good. */
  close(): void;
}

/** Web Audio, as ticks. To be made while the reader presses something: browsers let nothing sound before. */
export function createSpeaker(context: AudioContext = new AudioContext()): Speaker {
  const loudness = context.createGain();
  // Many ticks at one moment must not clip.
  const limit = context.createDynamicsCompressor();
  loudness.connect(limit).connect(context.destination);
  return {
    play(ticks) {
      if (context.state === 'suspended') void context.resume();
      for (const { delayS, isFailure, pitchHz } of ticks)
        sound(context, loudness, isFailure, pitchHz, context.currentTime + delayS);
    },
    setVolume(volume) {
      loudness.gain.setTargetAtTime(volume * volume, context.currentTime, FADE_S);
    },
    close: () => void context.close(),
  };
}

function sound(context: AudioContext, into: AudioNode, isFailure: boolean, pitchHz: number, atS: number): void {
  const { type, octave, lastsS, loud } = voices[isFailure ? 'failure' : 'answer'];
  const tone = context.createOscillator();
  const shape = context.createGain();
  tone.type = type;
  tone.frequency.value = pitchHz * octave;
  shape.gain.setValueAtTime(SILENCE, atS);
  shape.gain.exponentialRampToValueAtTime(loud, atS + ATTACK_S);
  shape.gain.exponentialRampToValueAtTime(SILENCE, atS + lastsS);
  tone.connect(shape).connect(into);
  tone.start(atS);
  tone.stop(atS + lastsS);
  tone.onended = () => shape.disconnect();
}
