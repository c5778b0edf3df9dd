import type { Given } from '@/content/lesson-types';

const supposed = 'supposed by the question';

/** What vouches for the numbers that questions say beside their answers. */
export const givenInQuestions = {
  'ninety-to-ninety-five': {
    'to one twentieth': { sum: '1 − 0.95' },
    'from 90% busy': supposed,
    'to 95% busy': supposed,
    'at 95% it': supposed,
    'room has halved': { sum: '(1 − 0.95) ÷ (1 − 0.9)' },
    'roughly doubles': { sum: '(1 − 0.9) ÷ (1 − 0.95)' },
    'from one tenth to': { sum: '1 − 0.9' },
    'is twice the time': { sum: '(1 − 0.9) ÷ (1 − 0.95)' },
  },
  'idle-and-slow': {
    'idle 5% of': supposed,
    'twenty times the work': { sum: '1 ÷ (1 − 0.95)' },
    'nineteen twentieths.': { sum: '1 − 0.05' },
  },
  'nineteen-again': {
    'stays 100 ms': { theory: 'mm1', args: { arrivalRps: 10, serviceRps: 20 }, field: 'meanResponseMs' },
    'ten a second to one': { sum: '20 − 10' },
    'nineteen tenths of the load': { sum: '19 ÷ 10' },
    'not nineteen tenths of the time': { sum: '19 ÷ 10' },
  },
  'which-word': { '4 tb': supposed, '1 gbit': supposed, '200 mbit': supposed },
  'low-and-high': { '5 files': { sum: '1,000 ÷ 200' }, '200 ms': supposed },
  'people-and-throughput': {
    '150 ms': { sum: '2 × 75' },
    'in 200 ms': { sum: '150 + 50' },
    'five times a second': { sum: '1,000 ÷ (150 + 50)' },
    'is 80 a second': { sum: '4 × 1,000 ÷ 50' },
  },
  'past-the-knee': {
    '100 connections': supposed,
    '200 connections': supposed,
    '2,000 requests': supposed,
    '2,000 a second': supposed,
    'at 100 ms': supposed,
    'times 100 ms': supposed,
    'are 100 inside': { theory: 'little', args: { arrivalRps: 2000, meanResponseMs: 50 }, field: 'meanInSystem' },
    'are 200.': { theory: 'little', args: { arrivalRps: 2000, meanResponseMs: 100 }, field: 'meanInSystem' },
    'twice as many inside': { sum: '200 ÷ 100' },
    'stay twice as long': { sum: '(200 ÷ 2,000) ÷ (100 ÷ 2,000)' },
    'at or below 100': { theory: 'little', args: { arrivalRps: 2000, meanResponseMs: 50 }, field: 'meanInSystem' },
    'from 100 to 200': supposed,
  },
  threads: {
    '50 threads': supposed,
    '62.5 calls': { theory: 'little', args: { meanInSystem: 50, meanResponseMs: 800 }, field: 'arrivalRps' },
  },
  'same-load': {
    'stays 85% busy': supposed,
    'each 85% busy': supposed,
    'takes twice as long': { sum: '1 ÷ 0.5' },
    'wait twice as long': { sum: '(1 ÷ 0.5) × 0.85 ÷ (1 − 0.85) ÷ (0.85 ÷ (1 − 0.85))' },
  },
  'no-chance': {
    'is 90% busy': { sum: '18 × 0.05' },
    '20 ms of wire': { sum: '2 × 10' },
    '55.6 ms': { sum: '1,000 ÷ 18' },
  },
  'levers-in-kingman': {
    'half of the wait': { sum: '(1 + 0) ÷ (1 + 1)' },
    'ten times quicker': supposed,
    'a tenth as long': { sum: '1 ÷ 10' },
  },
  'read-the-percentiles': {
    '40 ms': supposed,
    'p99 45 ms': supposed,
    'p99 2 s': supposed,
    'to 68 ms': supposed,
    '1.4% of two seconds': { sum: '28 ÷ 2,000' },
    'are the 28 ms': { sum: '68 − 40' },
    'about 320 ms': { sum: '40 + 280' },
  },
  'never-average': { '300 ms': 'an example' },
  'fan-out-cure': {
    '100 shards': supposed,
    '97 shards': supposed,
    '98%': { theory: 'k-of-n', args: { availability: 0.99, n: 100, k: 97 }, field: 'availability' },
    '60%': { theory: 'k-of-n', args: { availability: 0.991, n: 100, k: 100 }, field: 'unavailability' },
    '63%': { theory: 'k-of-n', args: { availability: 0.99, n: 100, k: 100 }, field: 'unavailability' },
    '87%': { theory: 'k-of-n', args: { availability: 0.99, n: 200, k: 200 }, field: 'unavailability' },
  },
  'stall-seen': {
    '10 connections': supposed,
    'ten minutes': supposed,
    '50 ms': supposed,
    '30 seconds': supposed,
    '114,000': { sum: '10 × (600 − 30) ÷ 0.05' },
    '5% of the time': { sum: '30 ÷ 600' },
    'counts ten times': supposed,
  },
  'an-slo': { '99%': 'an example', '300': 'an example', '28': 'an example' },
} as const satisfies Readonly<Record<string, Given>>;
