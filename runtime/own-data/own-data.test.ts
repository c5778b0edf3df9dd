import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '@/engine/input-error';
import { parseInputs, parseScenario } from '@/engine/scenario/parse';
import '@/engine/stations/registry';
import { MOST_ARRIVALS } from './arrivals-reader';
import { instantOfLine, instantOfLogLine } from './instants';
import { MOST_KEYS } from './keys-reader';
import { Lines, LONGEST_LINE } from './lines';
import { OwnDataError } from './own-data-error';
import { readOwnData } from './read-own-data';
import type { OwnDataForm, OwnValue } from './types';

const read = (form: OwnDataForm, text: string | Uint8Array<ArrayBuffer>, forMs = 60_000): Promise<OwnValue> =>
  readOwnData({ form, file: new Blob([text]), forMs });
const timesOf = ({ value }: OwnValue) => (value as { timesMs: number[] }).timesMs;

// The example line of Apache's mod_log_config documentation, and the same request as nginx's combined format writes it.
const common = '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326';
const combined = `${common} "http://www.example.com/start.html" "Mozilla/4.08 [en] (Win98; I ;Nav)"`;

test.each([
  [common, '2000-10-10T20:55:36.000Z'],
  [combined, '2000-10-10T20:55:36.000Z'],
  ['::1 - a b [29/Feb/2024:23:59:60 +0530] "-" 400 0', '2024-02-29T18:30:00.000Z'],
  ['x - - [01/Jan/2024:00:00:00.250 +0000] "GET / HTTP/2" 200 1', '2024-01-01T00:00:00.250Z'],
])('the time of %s', (line, instant) => expect(new Date(instantOfLogLine(line)).toISOString()).toBe(instant));

test.each(['[30/Feb/2024:00:00:00 +0000]', '[01/Foo/2024:00:00:00 +0000]', '[01/Jan/2024:24:00:00 +0000]', '', 'x'.repeat(9000)])(
  'no time: %s',
  (line) => expect(() => instantOfLogLine(line)).toThrow(OwnDataError),
);

test.each([
  ['1714564800', 1714564800000],
  ['1714564800.25', 1714564800250],
  ['1714564800250', 1714564800250],
  ['1714564800250123', 1714564800250.123],
  ['1714564800250123456', 1714564800250.1235],
  ['12.5,GET', 12.5],
  ['"2024-05-01T12:00:00Z";x', 1714564800000],
  ['2024-05-01 14:00:00+02:00', 1714564800000],
  ['2024-05-01 12:00:00,5', 1714564800000],
])('the time of %s', (line, ms) => expect(instantOfLine(line)).toBeCloseTo(ms, 2));

test.each(['-1', 'NaN', '1e5', '2024-13-01T00:00:00Z', 'soon'])('no time: %s', (line) =>
  expect(() => instantOfLine(line)).toThrow(OwnDataError),
);

test('a log is sorted, begins at zero, is spread within its seconds, and ends with the run', async () => {
  const at = (second: number) => common.replace(':36 ', `:${second} `);
  const own = await read('arrivals', [at(38), at(36), at(36), at(37), 'no request', at(59)].join('\r\n'), 5000);
  expect(own.knob).toBe('arrivals');
  expect(own.value).toEqual({ kind: 'trace', timesMs: [0, 500, 1000, 2000] });
  expect(own.notes.join(' ')).toMatch(
    /^4 requests are kept: .* 5 s .* spread evenly .* 1 line is left out\. Line 5: must have a time like/,
  );
});

test('a list of times may have a heading and columns', async () => {
  expect(timesOf(await read('arrivals', 'time,path\n10,/a\n30,/b\n\n# end\n20,/c'))).toEqual([0, 10, 20]);
});

test.each<[OwnDataForm, string, string]>([
  [
    'arrivals',
    'hello\nworld\nagain',
    'Line 2: must be a number or a time like 2024-05-01T12:00:00Z, got “world” (and 1 more lines',
  ],
  ['arrivals', '\n\n', 'There is no time'],
  ['arrivals', '', 'empty'],
  ['arrivals', 'a\u0000b', 'not text'],
  ['keys', '\n \n', 'There is no key'],
  ['keys', `a\n${'k'.repeat(251)}`, 'Line 2: a key must have at most 250 characters, got 251'],
])('%s of %j is refused: %s', async (form, text, message) => {
  await expect(read(form, text)).rejects.toThrow(message);
});

test('keys stand in order, one a line, and stay one word', async () => {
  const own = await read('keys', 'user:1\r\nuser 2\n\nuser:1\n');
  expect(own).toMatchObject({ knob: 'keys', value: { kind: 'list', keys: 'user:1\nuser_2\nuser:1' } });
  expect(own.notes.join(' ')).toMatch(/^3 requests are kept, for 2 different keys.*underscores/);
});

test('a compressed log is read as it is unpacked', async () => {
  const { gzipSync } = await import('fflate');
  expect(timesOf(await read('arrivals', gzipSync(new TextEncoder().encode('5\n7\n9\n')) as never))).toEqual([0, 2, 4]);
});

test('a file that never ends is read until there is enough', async () => {
  let given = 0;
  const endless = (line: string): Blob => {
    const piece = new TextEncoder().encode(line.repeat(5000));
    const pull = (stream: ReadableStreamDefaultController<Uint8Array>): void => {
      given += piece.length;
      stream.enqueue(piece);
    };
    return { size: 1e12, slice: () => new Blob(['xx']), stream: () => new ReadableStream({ pull }) } as unknown as Blob;
  };
  expect(timesOf(await readOwnData({ form: 'arrivals', file: endless('5\n'), forMs: 1000 }))).toHaveLength(MOST_ARRIVALS);
  const { value } = await readOwnData({ form: 'keys', file: endless('k\n'), forMs: 1000 });
  expect((value as { keys: string }).keys.split('\n')).toHaveLength(MOST_KEYS);
  await expect(readOwnData({ form: 'arrivals', file: endless('no\n'), forMs: 1000 })).rejects.toThrow('Line 2: must be');
  expect(given).toBeLessThan(5_000_000);
});

test('lines are the same however the text is cut, and an endless one takes no memory', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[ab\r\n]*$/), { maxLength: 30 }), (pieces) => {
      const seen: string[] = [];
      const lines = new Lines((line) => seen.push(line) > 0);
      for (const piece of pieces) lines.push(piece);
      lines.end();
      const whole = pieces.join('').split('\n');
      if (whole.at(-1) === '') whole.pop();
      expect(seen).toEqual(whole.map((line) => line.replace(/\r$/, '')));
    }),
  );
  const lengths: number[] = [];
  const lines = new Lines((line) => lengths.push(line.length) > 0);
  for (let i = 0; i < 100; i++) lines.push('x'.repeat(50_000));
  lines.push('\nshort');
  lines.end();
  expect(lengths).toEqual([LONGEST_LINE, 5]);
});

const manifest = `# web
apiVersion: v1
kind: Service
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 2
  maxReplicas: 8
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: 60 }
`;

test('a manifest among others becomes its spec, from YAML and from JSON', async () => {
  const own = await read('manifest', manifest);
  expect(own).toMatchObject({ knob: 'algorithm', value: { kind: 'kubernetes-hpa', minReplicas: 2, maxReplicas: 8 } });
  expect(own.notes[0]).toContain('web');
  const { kind: _, ...spec } = own.value as { kind: string };
  const json = JSON.stringify({ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'web' }, spec });
  expect(await read('manifest', json)).toEqual(own);
});

test.each([
  [manifest.replace('maxReplicas: 8', 'maxReplicas: 1'), 'Line 12: maxReplicas must be >= minReplicas (2), got 1'],
  [manifest.replace('name: cpu', 'name: memory'), 'Line 16: metrics[0].resource.name must be one of cpu'],
  [manifest.replace('60', 'lots'), 'Line 17: metrics[0]'],
  [manifest.replace('autoscaling/v2', 'autoscaling/v1'), 'Line 5: apiVersion must be autoscaling/v2'],
  [
    manifest.replace('kind: Horizontal', 'kind: Vertical'),
    'There is no HorizontalPodAutoscaler in this text, but Service, Vertical',
  ],
  ['a: [1,\nb: ]]', 'Line 2: is not YAML'],
  ['hello', 'There is no Horizontal'],
  [
    `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefgh'.replaceAll(/./g, (c, i) => `${c}: &${c} [${Array(9).fill(`*${i ? 'abcdefgh'[i] : 'a'}`)}]\n`)}`,
    'aliases',
  ],
])('a manifest is refused with its line: %#', async (text, message) => {
  await expect(read('manifest', text)).rejects.toThrow(message);
});

const zone = 'limit_req_zone $binary_remote_addr zone=one:10m rate=30r/m;\n';
test.each([
  [`${zone}limit_req zone=one;`, { capacity: 0, drainPerSecond: 0.5, delayAfter: 0 }],
  [`http {\n${zone}server { location / { limit_req zone=one burst=5; } } }`, { capacity: 5, drainPerSecond: 0.5, delayAfter: 0 }],
  [`${zone}limit_req zone=one burst=5 nodelay;`, { capacity: 5, drainPerSecond: 0.5, delayAfter: 5 }],
  [`limit_req zone=one\n burst=5 delay=3; # burst=9\n${zone}`, { capacity: 5, drainPerSecond: 0.5, delayAfter: 3 }],
  [`limit_req_zone "$uri$args" zone=one:1m rate=10r/s;limit_req zone=one`, { capacity: 0, drainPerSecond: 10, delayAfter: 0 }],
])('nginx: %s', async (text, bucket) => {
  expect(await read('limit', text)).toMatchObject({ knob: 'algorithm', value: { kind: 'leaky-bucket', ...bucket } });
});

test.each([
  ['server {}', 'There is no limit_req'],
  ['\n\nlimit_req zone=two;', 'Line 3: zone “two” has no limit_req_zone'],
  [`${zone}limit_req burst=5;`, 'Line 2: limit_req must name a zone'],
  [`${zone}limit_req zone=one burst=0;`, 'Line 2: burst must be a whole number above 0, got “0”'],
  [`${zone}limit_req zone=one brust=5;`, 'Line 2: limit_req knows zone, burst, delay and nodelay, got “brust=5”'],
  [`${zone.replace('30r/m', '0.5r/s')}limit_req zone=one;`, 'Line 1: rate must be like 10r/s or 30r/m'],
])('nginx refused: %j', async (text, message) => {
  await expect(read('limit', text)).rejects.toThrow(message);
});

/** One of each node that takes something. */
const scenario = parseScenario({
  format: 1,
  forMs: 10_000,
  nodes: {
    users: { kind: 'clients', to: 'gate' },
    gate: { kind: 'limiter', to: 'lb' },
    lb: { kind: 'balancer', to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }] },
    scaler: { kind: 'autoscaler', of: 'app' },
  },
});
const targets = { arrivals: 'users', keys: 'users', manifest: 'scaler', limit: 'gate' } as const;
const words = fc.constantFrom(
  common,
  '5',
  '\n',
  ' ',
  zone,
  'limit_req zone=one;',
  manifest,
  'kind: HorizontalPodAutoscaler',
  '- ',
  '{',
  '&a *a',
);
const soup = fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 12 }).map((parts) => parts.join(''));

test('any text is taken or refused in words, and what is taken the engine takes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<OwnDataForm>('arrivals', 'keys', 'manifest', 'limit'), soup, async (form, text) => {
      try {
        const { knob, value } = await read(form, text, 10_000);
        parseInputs(scenario, [{ atMs: 0, do: 'set', target: targets[form], knob, value }]);
      } catch (error) {
        expect(error).not.toBeInstanceOf(InputError);
        expect(error).toBeInstanceOf(OwnDataError);
      }
    }),
  );
});
