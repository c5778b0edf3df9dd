import localFont from 'next/font/local';

/** Reading. */
const sourceSerif = localFont({
  variable: '--font-source-serif',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
});

/** Few words on a page are italic, so it comes when the first one does. */
const sourceSerifItalic = localFont({
  variable: '--font-source-serif-italic',
  display: 'swap',
  preload: false,
  adjustFontFallback: 'Times New Roman',
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
});

/** ρ, λ, μ: fetched only by pages that have them. */
const sourceSerifGreek = localFont({
  variable: '--font-source-serif-greek',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-greek-wght-normal.woff2',
  weight: '200 900',
  declarations: [{ prop: 'unicode-range', value: 'U+0370-03FF' }],
});

/** Controls, labels, charts. */
const inter = localFont({
  variable: '--font-inter',
  display: 'swap',
  adjustFontFallback: 'Arial',
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
});

/** Code and requests. */
const jetbrainsMono = localFont({
  variable: '--font-jetbrains-mono',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
});

export const fontVariables = [sourceSerif, sourceSerifItalic, sourceSerifGreek, inter, jetbrainsMono]
  .map(({ variable }) => variable)
  .join(' ');
