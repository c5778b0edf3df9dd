/** Said before the answer is shown. The numbers are how often each should be right, for the calibration score. */
export const confidences = {
  sure: { label: 'Sure', ratio: 0.95 },
  'think-so': { label: 'Think so', ratio: 0.75 },
  guess: { label: 'Guess', ratio: 0.4 },
} as const;

export type Confidence = keyof typeof confidences;

/** One sentence after an answer, on how sure was how right. */
export const calibrationNote = (correct: boolean, confidence: Confidence): string =>
  ({
    sure: correct ? 'You were sure, and you were right.' : 'You were sure: this is the one to read again.',
    'think-so': correct ? 'You thought so, and so it is.' : 'You thought so: it is worth reading again.',
    guess: correct ? 'A guess: read why it is right.' : 'You said it was a guess.',
  })[confidence];
