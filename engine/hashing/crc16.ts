import { encodeUtf8, utf8Buffer } from './utf8';

const POLYNOMIAL = 0x1021;
const OPEN = 0x7b; // {
const CLOSE = 0x7d; // }

const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
  return crc;
});

/**
 * CRC-16/XMODEM of the bytes from `start` to before `end`: polynomial 0x1021, starting at 0, nothing reflected or inverted; 16 bits.
 * @see Redis Cluster specification, "Appendix A: CRC16 reference implementation in ANSI C"; redis src/crc16.c
 */
export function crc16(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0;
  for (let i = start; i < end; i++) crc = ((crc << 8) & 0xffff) ^ table[(crc >> 8) ^ bytes[i]];
  return crc;
}

/**
 * What Redis Cluster takes modulo its 16,384 slots: CRC16 of the key, or of its hash tag alone, what is between the first `{` and the
 * first `}` after it, unless that is nothing.
 * @returns 16 bits
 * @see Redis Cluster specification, "Hash tags"; redis src/cluster.c, keyHashSlot
 */
export function clusterHash(key: string): number {
  const length = encodeUtf8(key);
  const bytes = utf8Buffer();
  const open = bytes.indexOf(OPEN);
  if (open < 0 || open >= length) return crc16(bytes, 0, length);
  const close = bytes.indexOf(CLOSE, open + 1);
  if (close <= open + 1 || close >= length) return crc16(bytes, 0, length);
  return crc16(bytes, open + 1, close);
}
