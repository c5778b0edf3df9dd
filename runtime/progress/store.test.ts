import { expect, test } from 'vitest';
import { emptyProgress } from './progress';
import { createProgressStore } from './store';
import { KEPT_ASIDE_KEY, PROGRESS_KEY, type TextStorage } from './vault';

/** Storage with room for `capacity` characters, like the browser's quota. */
function textStorage(
  initial: Record<string, string> = {},
  capacity = Number.POSITIVE_INFINITY,
): TextStorage & { dump(): Record<string, string> } {
  const held = new Map(Object.entries(initial));
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      const others = [...held].filter(([other]) => other !== key).reduce((sum, [, text]) => sum + text.length, 0);
      if (others + value.length > capacity) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
    removeItem: (key) => held.delete(key),
    dump: () => Object.fromEntries(held),
  };
}

const forbidden: TextStorage = {
  getItem: () => {
    throw new DOMException('no', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('no', 'SecurityError');
  },
  removeItem: () => {
    throw new DOMException('no', 'SecurityError');
  },
};

function open(storage: TextStorage | null) {
  let nowMs = 1000;
  const store = createProgressStore(storage, () => nowMs++);
  store.actions.rehydrate();
  return store;
}

test('what was done is there in the next visit', () => {
  const storage = textStorage();
  const first = open(storage);
  first.actions.visitLesson('cdn');
  first.actions.finishLesson('cdn');
  first.actions.answer('cdn/q1', true, 0.7);
  first.actions.predict('cdn/p1', 250);
  first.actions.winChallenge('cdn', 2, '#run');
  const second = open(storage);
  expect(second.getState().progress).toEqual({
    version: 3,
    lessons: { cdn: { firstVisitAtMs: 1000, lastVisitAtMs: 1001, finishedAtMs: 1001 } },
    answers: [{ questionId: 'cdn/q1', atMs: 1002, correct: true, confidence: 0.7 }],
    predictions: { 'cdn/p1': { atMs: 1003, value: 250 } },
    challenges: { cdn: { wonAtMs: 1004, stars: 2, run: '#run' } },
    kept: {},
  });
  expect(second.getState().keep).toBe('saved');
});

test('of the answers to one draw the latest counts, once', () => {
  const storage = textStorage();
  const { actions } = open(storage);
  actions.answerDraw('diagnose/a', 7, false);
  actions.answerDraw('diagnose/a', 8, false);
  actions.answerDraw('diagnose/a', 7, true);
  actions.answer('cdn/q1', true);
  actions.answer('cdn/q1', true);
  const { answers } = open(storage).getState().progress;
  expect(answers.map(({ draw, correct }) => [draw, correct])).toEqual([
    [8, false],
    [7, true],
    [undefined, true],
    [undefined, true],
  ]);
});

test('answers given in one go keep their order', () => {
  const { actions, getState } = open(textStorage());
  actions.answerAll(['b', 'a', 'c'].map((questionId) => ({ questionId, correct: false })));
  const { answers } = getState().progress;
  expect(answers.map(({ questionId }) => questionId)).toEqual(['b', 'a', 'c']);
  expect(new Set(answers.map(({ atMs }) => atMs)).size).toBe(3);
});

test('the first prediction stands', () => {
  const store = open(textStorage());
  store.actions.predict('p', 1);
  store.actions.predict('p', 2);
  expect(store.getState().progress.predictions.p?.value).toBe(1);
});

test('corrupted text is kept aside as it was, said, and not overwritten by a second corruption', () => {
  const storage = textStorage({ [PROGRESS_KEY]: '{"version":1,"less' });
  const store = open(storage);
  expect(store.getState()).toMatchObject({ keep: 'saved', keptAside: '{"version":1,"less', progress: emptyProgress });
  expect(store.getState().corruption).toContain('must be JSON');
  store.actions.visitLesson('cdn');
  storage.setItem(PROGRESS_KEY, 'again');
  open(storage);
  expect(storage.dump()[KEPT_ASIDE_KEY]).toBe('{"version":1,"less');
});

test('corrupted text survives a storage with no room for it twice', () => {
  const corrupted = 'x'.repeat(80);
  const storage = textStorage({ [PROGRESS_KEY]: corrupted }, 100);
  const store = open(storage);
  store.actions.visitLesson('cdn');
  expect(Object.values(storage.dump())).toContain(corrupted);
  expect(store.getState().progress.lessons).toHaveProperty('cdn');
});

test('a full storage keeps what it has; memory keeps the rest', () => {
  const storage = textStorage({}, 150);
  const store = open(storage);
  store.actions.visitLesson('cdn');
  const stored = storage.dump()[PROGRESS_KEY];
  expect(store.getState().keep).toBe('saved');
  for (const slug of ['caching', 'sharding', 'failover']) store.actions.visitLesson(slug);
  expect(store.getState().keep).toBe('full');
  expect(Object.keys(store.getState().progress.lessons)).toHaveLength(4);
  expect(stored).toContain('cdn');
  expect(storage.dump()[PROGRESS_KEY]).toContain('cdn');
});

test.each([['forbidden', forbidden] as const, ['absent', null] as const])(
  '%s storage: everything works in memory',
  (_, storage) => {
    const store = open(storage);
    store.actions.visitLesson('cdn');
    store.actions.answer('q', false);
    expect(store.getState()).toMatchObject({ keep: 'memory', progress: { answers: [{ questionId: 'q' }] } });
    store.actions.rehydrate();
    expect(store.getState().progress.lessons).toHaveProperty('cdn');
    expect(JSON.parse(store.actions.exportText())).toMatchObject({ lessons: { cdn: {} } });
    store.actions.erase();
    expect(store.getState().progress).toEqual(emptyProgress);
  },
);

test('two tabs: neither overwrites the other', () => {
  const storage = textStorage();
  const [left, right] = [open(storage), open(storage)];
  left.actions.visitLesson('cdn');
  right.actions.visitLesson('autoscaling');
  expect(Object.keys(open(storage).getState().progress.lessons).sort()).toEqual(['autoscaling', 'cdn']);
});

test('erased in one tab is erased in the other', () => {
  const storage = textStorage();
  const [left, right] = [open(storage), open(storage)];
  left.actions.visitLesson('cdn');
  right.actions.rehydrate();
  right.actions.erase();
  left.actions.rehydrate(); // what the storage event does
  expect(left.getState().progress).toEqual(emptyProgress);
});

test('import adds; a bad file changes nothing', () => {
  const store = open(textStorage());
  store.actions.visitLesson('cdn');
  const before = store.getState().progress;
  expect(() => store.actions.importText('{"version":9}')).toThrow('version must be 1, 2 or 3, got 9');
  expect(store.getState().progress).toBe(before);
  store.actions.importText(
    JSON.stringify({ ...emptyProgress, lessons: { 'read-replicas': { firstVisitAtMs: 1, lastVisitAtMs: 1 } } }),
  );
  expect(Object.keys(store.getState().progress.lessons)).toEqual(['cdn', 'read-replicas']);
});

test('a change before the first read does not lose what is stored', () => {
  const storage = textStorage();
  open(storage).actions.visitLesson('cdn');
  const eager = createProgressStore(storage, () => 5000);
  eager.actions.visitLesson('autoscaling');
  expect(Object.keys(eager.getState().progress.lessons).sort()).toEqual(['autoscaling', 'cdn']);
});

test('the latest thing kept stands, on a clock that stands still too', () => {
  const storage = textStorage();
  const store = createProgressStore(storage, () => 7);
  store.actions.keep('review', { ids: ['a'] });
  store.actions.keep('review', { ids: ['b'] });
  store.actions.keep('length', 10);
  store.actions.keep('review', null);
  expect(open(storage).getState().progress.kept).toMatchObject({ review: { value: null }, length: { value: 10 } });
});

test('a challenge keeps its first time and its best run', () => {
  const store = open(textStorage());
  store.actions.winChallenge('c', 2, '#two');
  store.actions.winChallenge('c', 1, '#one');
  expect(store.getState().progress.challenges.c).toEqual({ wonAtMs: 1000, stars: 2, run: '#two' });
  store.actions.winChallenge('c', 3, '#three');
  expect(store.getState().progress.challenges.c).toEqual({ wonAtMs: 1000, stars: 3, run: '#three' });
});

test('what is too long to be read again is not kept, and takes nothing with it', () => {
  const storage = textStorage();
  const first = open(storage);
  first.actions.keep('notes', 'short');
  first.actions.keep('notes', 'x'.repeat(200_000));
  expect(open(storage).getState().progress.kept.notes?.value).toBe('short');
});
