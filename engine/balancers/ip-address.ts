import { encodeUtf8, utf8Buffer } from '../hashing/utf8';

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/**
 * The octets that nginx's `ip_hash` looks at: the first three of an IPv4 address, all sixteen of an IPv6 address. Any other
 * text is not an address and gives its UTF-8 bytes; empty text gives nginx's pseudo address 0.0.0.
 */
export function addressOctets(text: string): Uint8Array {
  const v4 = parseIpv4(text);
  if (v4 !== null) return Uint8Array.from(v4.slice(0, 3));
  const v6 = text.includes(':') ? parseIpv6(text) : null;
  if (v6 !== null) return Uint8Array.from(v6);
  const length = encodeUtf8(text);
  return length === 0 ? new Uint8Array(3) : utf8Buffer().slice(0, length);
}

/** Dotted quad to four octets, or null. */
export function parseIpv4(text: string): number[] | null {
  const match = IPV4.exec(text);
  if (match === null) return null;
  const octets = match.slice(1).map(Number);
  return octets.every((octet) => octet <= 255) ? octets : null;
}

/** RFC 4291 §2.2 text forms (full, `::`, trailing dotted quad) to sixteen octets, or null. */
export function parseIpv6(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = groupOctets(halves[0], halves.length === 1);
  const tail = halves.length === 2 ? groupOctets(halves[1], true) : [];
  if (head === null || tail === null) return null;
  if (halves.length === 1) return head.length === 16 ? head : null;
  const gap = 16 - head.length - tail.length;
  return gap >= 2 ? [...head, ...new Array<number>(gap).fill(0), ...tail] : null;
}

function groupOctets(part: string, mayEndDotted: boolean): number[] | null {
  if (part === '') return [];
  const octets: number[] = [];
  const groups = part.split(':');
  for (let i = 0; i < groups.length; i++) {
    const quad = mayEndDotted && i === groups.length - 1 ? parseIpv4(groups[i]) : null;
    if (quad !== null) octets.push(...quad);
    else if (/^[0-9a-fA-F]{1,4}$/.test(groups[i]))
      octets.push(Number.parseInt(groups[i], 16) >> 8, Number.parseInt(groups[i], 16) & 255);
    else return null;
  }
  return octets;
}
