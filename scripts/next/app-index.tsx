/**
 * What starts a page in the browser, in place of Next.js's own `app-index`: the same payload, the same contexts, and no router. A page
 * here is a file and a link loads the next one, so what fetches, keeps and swaps routes has nothing to do (docs/adr/0007).
 * Held to Next.js 16.4.3, whose payload this reads: see its `app-index.js`, `app-router.js`, `rsc-transport.js`.
 */
import { ErrorBoundary } from 'next/dist/client/components/error-boundary';
import { RootLayoutBoundary } from 'next/dist/lib/framework/boundary-components';
import {
  AppRouterContext,
  type AppRouterInstance,
  GlobalLayoutRouterContext,
  LayoutRouterContext,
} from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { InitialRSCPayload } from 'next/dist/shared/lib/app-router-types';
import {
  PathnameContext,
  PathParamsContext,
  SearchParamsContext,
} from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { type TransportNode, transportNodeToFlightRouterState } from 'next/dist/shared/lib/rsc-transport';
import { StrictMode, startTransition } from 'react';
import { createFromReadableStream } from 'react-server-dom-webpack/client';

type Chunk = readonly [kind: 0] | readonly [kind: 1 | 3, text: string] | readonly [kind: 2, formState: unknown];

/** The payload, which the page holds in inline scripts: some have run, the others run as the page is parsed. */
function payloadInPage(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const page = self as unknown as { __next_f?: Chunk[] };
  const inlined = page.__next_f ?? [];
  page.__next_f = inlined;
  return new ReadableStream({
    start(stream) {
      const take = ([kind, text]: Chunk) => {
        if (kind === 1) stream.enqueue(encoder.encode(text));
        else if (kind === 3) stream.enqueue(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
      };
      for (const chunk of inlined) take(chunk);
      inlined.length = 0;
      inlined.push = (...chunks) => {
        for (const chunk of chunks) take(chunk);
        return 0;
      };
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => stream.close());
      else setTimeout(() => stream.close()); // scripts that stand behind this one in the queue come first
    },
  });
}

interface Rendered {
  readonly data: { readonly rsc: React.ReactNode; readonly prefetchRsc: null; readonly scrollRef: null };
  readonly slots: Map<string, Rendered>;
}

const renderedOf = ({ c: children, d: data }: TransportNode): Rendered => ({
  data: { rsc: data?.r, prefetchRsc: null, scrollRef: null },
  slots: new Map([...(children ?? [])].map(([slot, child]) => [slot, renderedOf(child)])),
});

const documents: Partial<AppRouterInstance> = {
  push: (href: string) => location.assign(href),
  replace: (href: string) => location.replace(href),
  back: () => history.back(),
  forward: () => history.forward(),
  refresh: () => location.reload(),
  prefetch: () => {},
};

const search = new URLSearchParams(location.search);
const noScroll = { scrollRef: null, forceScroll: false, onlyHashChange: false, hashFragment: null };

// biome-ignore lint/suspicious/noExplicitAny: each context is typed for all that the router keeps
const partOf = (value: object): any => value;

/** Lists are as long as in `app-router.js`, or the ids that React counts out would differ from those in the page. */
function Page({ payload }: { readonly payload: InitialRSCPayload }) {
  const { t: node, h: head } = payload.t;
  const tree = transportNodeToFlightRouterState(node, payload.q);
  const rendered = renderedOf(node);
  const [Broken, brokenStyles] = payload.G;
  const layout = {
    parentTree: tree,
    parentRenderTree: rendered,
    parentSegmentPath: null,
    parentParams: {},
    parentLoadingData: null,
    debugNameContext: '/',
    url: location.pathname + location.search,
    isActive: true,
  };
  const contexts = (
    <PathParamsContext value={{}}>
      <PathnameContext value={location.pathname}>
        <SearchParamsContext value={search}>
          <GlobalLayoutRouterContext value={partOf({ tree, scrollRef: noScroll, nextUrl: null, previousNextUrl: null })}>
            <AppRouterContext value={partOf(documents)}>
              <LayoutRouterContext value={partOf(layout)}>
                <ErrorBoundary errorComponent={Broken} errorStyles={brokenStyles}>
                  {[head?.r, <RootLayoutBoundary key="layout">{rendered.data.rsc}</RootLayoutBoundary>, null]}
                </ErrorBoundary>
              </LayoutRouterContext>
            </AppRouterContext>
          </GlobalLayoutRouterContext>
        </SearchParamsContext>
      </PathnameContext>
    </PathParamsContext>
  );
  return [null, null, contexts];
}

const started: PromiseLike<InitialRSCPayload> = createFromReadableStream(payloadInPage());

/** To compile React's renderer takes as long as all else that starts a page: not in one task with it, nor with the first drawing. */
const taskOfItsOwn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export async function hydrate(): Promise<void> {
  const payload = await started;
  await taskOfItsOwn();
  const { hydrateRoot } = require('react-dom/client') as typeof import('react-dom/client');
  await taskOfItsOwn();
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <Page payload={payload} />
      </StrictMode>,
    );
  });
}
