/** What else there is to practise, each on a page of its own; the home of practice lists them. A new page needs a line here. */
export const practicePages: readonly { readonly href: string; readonly title: string; readonly line: string }[] = [
  {
    href: '/practice/diagnose',
    title: 'Diagnose',
    line: 'Something is wrong in a running system. Find it from the dashboards, make the smallest change, against the clock.',
  },
  {
    href: '/practice/articulate',
    title: 'Say it',
    line: 'A prompt and a clock. Answer aloud or in writing, tick the ideas that were there, read three answers.',
  },
  {
    href: '/practice/capacity',
    title: 'Size it',
    line: 'From users to servers in a few sums, with bounds. Then what you bought is run.',
  },
  {
    href: '/practice/interview',
    title: 'Mock interview',
    line: 'Forty-five minutes in the usual stages, with things that happen on the way. You can pause, and go on tomorrow.',
  },
];
