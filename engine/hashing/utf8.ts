let buffer = new Uint8Array(1024);

/**
 * Writes text as UTF-8 into a buffer shared by all callers and returns that buffer's first bytes' count; read them from
 * `utf8Buffer()` before encoding again. A lone surrogate becomes U+FFFD, as the Encoding Standard has it.
 */
export function encodeUtf8(text: string): number {
  if (buffer.length < text.length * 3) buffer = new Uint8Array(text.length * 6);
  const bytes = buffer;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[length++] = unit;
    } else {
      const point = text.codePointAt(i) as number;
      if (point > 0xffff) i++;
      length = writePoint(point >= 0xd800 && point < 0xe000 ? 0xfffd : point, length);
    }
  }
  return length;
}

export function utf8Buffer(): Uint8Array {
  return buffer;
}

function writePoint(point: number, at: number): number {
  let length = at;
  if (point < 0x800) {
    buffer[length++] = 0xc0 | (point >> 6);
  } else {
    if (point < 0x10000) {
      buffer[length++] = 0xe0 | (point >> 12);
    } else {
      buffer[length++] = 0xf0 | (point >> 18);
      buffer[length++] = 0x80 | ((point >> 12) & 0x3f);
    }
    buffer[length++] = 0x80 | ((point >> 6) & 0x3f);
  }
  buffer[length++] = 0x80 | (point & 0x3f);
  return length;
}
