import localFont from 'next/font/local';

// Made by scripts/subset-fonts.py. What is not preloaded is `optional`: it never moves words that are being read.

/** Reading. */
const sourceSerif = localFont({
  variable: '--font-source-serif',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
  src: './fonts/serif.woff2',
  weight: '400 700',
});

/** Few words on a page are italic. Until it has come the upright one is slanted. */
const sourceSerifItalic = localFont({
  variable: '--font-source-serif-italic',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  src: './fonts/serif-italic.woff2',
  weight: '400 700',
  style: 'italic',
});

/** ρ, λ, μ: fetched only by pages that have them. */
const sourceSerifGreek = localFont({
  variable: '--font-source-serif-greek',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  src: './fonts/serif-greek.woff2',
  weight: '400 700',
  declarations: [{ prop: 'unicode-range', value: 'U+0370-03FF' }],
});

/** Controls, labels, charts. */
const inter = localFont({
  variable: '--font-inter',
  display: 'swap',
  adjustFontFallback: 'Arial',
  src: './fonts/inter.woff2',
  weight: '400 700',
});

/** Code and requests. */
const jetbrainsMono = localFont({
  variable: '--font-jetbrains-mono',
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
  src: './fonts/mono.woff2',
  weight: '400 700',
});

export const fontVariables = [sourceSerif, sourceSerifItalic, sourceSerifGreek, inter, jetbrainsMono]
  .map(({ variable }) => variable)
  .join(' ');
