import type { Given } from '@/content/lesson-types';

const supposed = 'supposed by the question';
const minutesOfYear = { sum: '365 × 24 × 60' };
const hoursOfYear = { sum: '365 × 24' };
/** Of a row of 99.99%, 99.9% and 99%. */
const down = '(0.0001 + 0.001 + 0.01)';

/** What vouches for the numbers that questions say beside their answers. */
export const givenInQuestions = {
  'four-nines': {
    '99.99%': supposed,
    '525,600': minutesOfYear,
    'is 99.9%,': { sum: '1 − 526 ÷ 525,600' },
    'nearly nine hours': { sum: '526 ÷ 60' },
  },
  'polish-which': {
    '99.99%': supposed,
    '99.9%': supposed,
    '99%': supposed,
    'one of them ten times better': supposed,
    'less than a hundredth of': { sum: `0.0001 ÷ ${down}` },
    'about a tenth.': { sum: `0.001 ÷ ${down}` },
    'ten times less than what': { sum: '(0.01 − 0.001) ÷ (0.001 − 0.0001)' },
    'nine tenths of': { sum: `0.01 ÷ ${down}` },
    'ten times better, it is': supposed,
  },
  'pair-down': { '525,600': minutesOfYear },
  'feed-estimate': {
    '95%': supposed,
    '99%': supposed,
    'feed adds a hundredth': { sum: '1 − 0.99' },
    'a four-hundredth.': {
      theory: 'parallel',
      args: { availabilities: [0.95, 0.95] },
      field: 'unavailability',
    },
  },
  'third-machine': {
    '99%': supposed,
    'out ten hours a year': supposed,
    'about eleven hours': { sum: '10 + 0.01 × 0.01 × 8,760' },
  },
  'on-one-feed': { '99% of': supposed, '8,750': supposed, 'a hundredth of a hundredth': { sum: '1 − 0.99' } },
  'too-eager': { 'four small packets a second': { sum: '1 ÷ 0.25' }, 'from ten seconds': supposed },
  'n-plus-one-full': { 'twice what the load': { sum: '10 ÷ 5' } },
  'hours-a-year': { '8,760': hoursOfYear },
  'cheaper-lever': {
    'in half an hour': supposed,
    'breaks ten times a year': supposed,
    'two hours each': supposed,
    'breaking half as often': supposed,
    'leaves ten hours': { sum: '10 ÷ 2 × 2' },
    'ten times half an hour': supposed,
    'is five hours': { sum: '10 × 0.5' },
    'half of either': supposed,
    'a quarter of': { sum: '0.5 ÷ 2' },
  },
  'quiet-year': {
    'once in ten years': supposed,
    'nine years out of ten': {
      theory: 'availability-years',
      args: { system: { mtbfHours: 87591.24, mttrHours: 8.76 } },
      field: 'quietYears',
    },
  },
  'depend-on': { '99.99%': supposed, '99.9%': supposed },
  'which-first': {
    '99.999%': supposed,
    '99.95%': supposed,
    '99%': supposed,
    '99.9%': supposed,
    'half of the database': { sum: '(1 − 0.9995) ÷ (1 − 0.999)' },
  },
  'no-more-nines': {
    'ninety-nine per cent': supposed,
    'nine hours a year': { sum: '0.001 × 8,760' },
    'last four hours': supposed,
  },
} as const satisfies Readonly<Record<string, Given>>;
