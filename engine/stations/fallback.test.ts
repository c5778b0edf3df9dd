import { describe, expect, test } from 'vitest';
import { play } from './playing.test-support';

const failing = [{ atMs: 0, do: 'fail', target: 'app', ratio: 1 }];

describe('fallback', () => {
  test.each([
    { knobs: {}, answers: ['ok@10'], degraded: 1 },
    { knobs: { staticMs: 5 }, answers: ['ok@15'], degraded: 1 },
    { knobs: { on: ['timeout'] }, answers: ['error@10'], degraded: 0 },
  ])('a ready-made answer: $knobs', ({ knobs, answers, degraded }) => {
    const played = play({ chain: { f: { kind: 'fallback', ...knobs } }, events: failing });
    expect(played.answers).toEqual(answers);
    expect(played.figures('f')).toMatchObject({
      arrived: 1,
      completed: 1,
      fallbacks: degraded,
      degraded,
      degradedShare: degraded,
    });
    if (degraded > 0) expect(played.spans('visit', 'f')).toEqual([`10-${answers[0].slice(3)} ok`]);
  });

  test.each([
    { ratio: 0, answers: ['ok@40'], degraded: 1 },
    { ratio: 1, answers: ['error@40'], degraded: 0 },
  ])('a second node is asked, and what it says is the answer: fails $ratio', ({ ratio, answers, degraded }) => {
    const played = play({
      chain: { f: { kind: 'fallback', to: ['app', 'copy'] } },
      more: { copy: { kind: 'service', backends: [{ id: 'c' }], serviceMs: { kind: 'constant', ms: 30 } } },
      events: [...failing, { atMs: 0, do: 'fail', target: 'copy', ratio }],
    });
    expect(played.answers).toEqual(answers);
    expect(played.figures('f')).toMatchObject({ fallbacks: 1, degraded });
    expect(played.figures('copy')).toMatchObject({ arrived: 1 });
  });

  test('nobody is left to read it', () => {
    const { figures } = play({ users: { timeoutMs: 10 }, chain: { f: { kind: 'fallback' } }, events: failing });
    expect(figures('f')).toMatchObject({ fallbacks: 0 });
  });

  test('successes go by untouched', () => {
    const { answers, figures } = play({ chain: { f: { kind: 'fallback', staticMs: 5 } } });
    expect(answers).toEqual(['ok@10']);
    expect(figures('f')).toMatchObject({ fallbacks: 0, degraded: 0 });
  });
});
