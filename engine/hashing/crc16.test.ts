import { expect, it } from 'vitest';
import { clusterHash, crc16 } from './crc16';
import { encodeUtf8, utf8Buffer } from './utf8';

const SLOTS = 16_384;

it('CRC16 of 123456789 is 0x31C3, as the Redis Cluster specification says', () => {
  const length = encodeUtf8('123456789');
  expect(crc16(utf8Buffer(), 0, length)).toBe(0x31c3);
});

// CLUSTER KEYSLOT's page: somekey 11058, foo{hash_tag} and bar{hash_tag} 2515. redis tests/unit/cluster: foo 12182, bar 5061, hello 866.
it.each([
  ['somekey', 11_058],
  ['foo{hash_tag}', 2515],
  ['bar{hash_tag}', 2515],
  ['hash_tag', 2515],
  ['foo', 12_182],
  ['bar', 5061],
  ['hello', 866],
  ['', 0],
])('%j is in slot %i', (key, slot) => {
  expect(clusterHash(key) % SLOTS).toBe(slot);
});

// Redis Cluster specification, "Hash tags", examples
it.each([
  ['{user1000}.following', 'user1000'],
  ['{user1000}.followers', 'user1000'],
  ['foo{{bar}}zap', '{bar'],
  ['foo{bar}{zap}', 'bar'],
  ['a}b{c}', 'c'],
])('of %j the tag %j is hashed', (key, tag) => {
  expect(clusterHash(key)).toBe(clusterHash(tag));
});

it.each(['foo{}{bar}', '{}', 'foo{', 'foo}', 'foo{bar', '}{'])('%j is hashed whole', (key) => {
  const length = encodeUtf8(key);
  expect(clusterHash(key)).toBe(crc16(utf8Buffer(), 0, length));
});

it('what an earlier, longer key left behind is not read', () => {
  const open = clusterHash('abc{de');
  clusterHash('xxxxxxxxx}yy{tag}');
  expect(clusterHash('abc{de')).toBe(open);
  const plain = clusterHash('abc');
  clusterHash('xyzu{tag}');
  expect(clusterHash('abc')).toBe(plain);
});
