/** What is wrong with a file, in a sentence for the person who brought it. */
export class OwnDataError extends Error {
  override readonly name = 'OwnDataError';
  /** @param line counted from 1; null where it is the file as a whole */
  constructor(
    readonly rule: string,
    readonly line: number | null = null,
  ) {
    super(line === null ? rule : `Line ${line.toLocaleString('en')}: ${rule}`);
  }
}

/** A piece of a line that is safe and short enough to be shown. */
export const quoted = (text: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be shown
  const plain = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '·');
  return `“${plain.length > 60 ? `${plain.slice(0, 57)}…` : plain}”`;
};
