import createMdx from '@next/mdx';
import next from 'next/package.json' with { type: 'json' };

/** Whose payload `scripts/next/app-index.tsx` reads. */
const KNOWN_NEXT = '16.4.3';
if (next.version !== KNOWN_NEXT) {
  throw new Error(
    `Next.js is ${next.version}: compare app-index, app-router and rsc-transport with ${KNOWN_NEXT} (docs/adr/0007)`,
  );
}

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

/** As Next.js itself asks for them, relative to where it does: what no page here can use. */
const leftOut = {
  '../build/polyfills/polyfill-module': './scripts/next/nothing.cjs',
  'next/dist/compiled/process': './scripts/next/no-process.cjs',
  './reducers/server-action-reducer': './scripts/next/no-server-actions.cjs',
};

/** A page is a document and needs no router (docs/adr/0007); `next dev` keeps its own, to show what was changed. */
const documents = {
  './app-index': './scripts/next/app-index.tsx',
  './render-tree': './scripts/next/render-tree.cjs',
};

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
    resolveAlias: {
      ...leftOut,
      ...(process.env.NODE_ENV === 'production' ? documents : {}),
    },
  },
};

export default withMdx(config);
