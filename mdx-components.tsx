import type { MDXComponents } from 'mdx/types';

/** Lessons bring their own vocabulary (components/lesson/vocabulary.tsx); plain markdown stays plain. */
export const useMDXComponents = (): MDXComponents => ({});
