import createMdx from '@next/mdx';

/** Plugins by name: Turbopack hands options to the loader as JSON. */
const withMdx = createMdx({
  options: {
    remarkPlugins: ['remark-frontmatter', 'remark-gfm'],
    rehypePlugins: [
      'rehype-slug',
      [
        'rehype-pretty-code',
        {
          theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
          keepBackground: false,
          defaultLang: 'text',
        },
      ],
    ],
  },
});

/** @type {import('next').NextConfig} */
const config = {
  output: 'export',
  pageExtensions: ['ts', 'tsx'],
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // `npm test` checks types, tests and engine included; once is enough
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  turbopack: {
    // As Next itself asks for them, relative to where it does: what no page here can use.
    resolveAlias: {
      '../build/polyfills/polyfill-module': './scripts/next/nothing.cjs',
      'next/dist/compiled/process': './scripts/next/no-process.cjs',
      './reducers/server-action-reducer': './scripts/next/no-server-actions.cjs',
    },
  },
};

export default withMdx(config);
