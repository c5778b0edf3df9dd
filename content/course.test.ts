import { expect, test } from 'vitest';
import { CAPSTONE_PART, course, numberOf, opensOf, parts, rowOf } from './course';

test('31 lessons in seven parts and four capstones, no slug twice', () => {
  expect(course.filter(({ part }) => part !== CAPSTONE_PART)).toHaveLength(31);
  expect(course.filter(({ part }) => part === CAPSTONE_PART)).toHaveLength(4);
  expect(new Set(course.map(({ slug }) => slug)).size).toBe(course.length);
  expect(new Set(course.map(({ part }) => part))).toEqual(new Set(parts.map(({ number }) => number)));
});

test('rows stand in the order of their parts', () => {
  const order = course.map(({ part }) => part);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test.each(course.map(({ slug, needs }) => ({ slug, needs })))(
  '$slug needs only lessons that come before it',
  ({ slug, needs }) => {
    const before = course.slice(0, course.indexOf(rowOf(slug)!)).map((other) => other.slug);
    expect(needs.filter((need) => !before.includes(need))).toEqual([]);
  },
);

test.each([
  ['latency-and-throughput', '1.1'],
  ['api-gateway', '2.6'],
  ['multi-region', '7.3'],
  ['bad-deploy', 'C3'],
  ['nowhere', ''],
])('%s is %s', (slug, number) => expect(numberOf(slug)).toBe(number));

test('what a lesson opens is what needs it', () => {
  expect(opensOf('health-checks')).toEqual(['service-discovery-and-mesh', 'failover-and-clustering', 'bad-deploy']);
  expect(opensOf('regional-outage')).toEqual([]);
  expect(course.flatMap(({ slug }) => opensOf(slug))).toHaveLength(course.flatMap(({ needs }) => needs).length);
});
