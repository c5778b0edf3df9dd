'use client';
import { lazy, Suspense, useState } from 'react';
import { LINK_PARAM, LinkError, writeLink } from '@/runtime/link';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { Kbd } from '../ui/kbd';
import { announce } from '../ui/status';
import { useLab } from './lab-context';
import { labKeys } from './lab-keys';
import type { LabSpec } from './lab-spec';
import type { Panel } from './panels';

/** Its code comes when it is asked for. */
const TakeAway = lazy(() => import('./take-away').then((module) => ({ default: module.TakeAway })));

const OwnData = lazy(() => import('./own-data').then((module) => ({ default: module.OwnData })));

interface LabBarProps {
  readonly spec: LabSpec;
  readonly isHome: boolean;
  readonly locked: boolean;
  readonly panels: readonly Panel[];
  /** Ids of the panels that are open. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (panel: string) => void;
}

/** Title, and what can be done with the run as a whole. */
export function LabBar({ spec, isHome, locked, panels, open, onToggle }: LabBarProps) {
  const lab = useLab();
  const [hasHelp, setHelp] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [isBringing, setBringing] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-1 pb-1">
      {isHome ? null : <h3 className="me-auto py-1 text-base font-semibold">{spec.title}</h3>}
      <fieldset
        aria-label="This run"
        className={isHome ? 'ms-auto flex min-w-0 flex-wrap' : '-ms-3 flex min-w-0 flex-wrap @min-[36rem]:ms-0'}
      >
        <Button variant="quiet" aria-label="Pin this run" onClick={() => pin(lab)}>
          <Icon name="pin" /> Pin <span className="-ms-1 hidden @min-[36rem]:inline">this run</span>
        </Button>
        <Button variant="quiet" aria-label="Copy link" onClick={() => void share(lab, spec)}>
          <Icon name="share" /> <span className="@min-[36rem]:hidden">Link</span>
          <span className="hidden @min-[36rem]:inline">Copy link</span>
        </Button>
        {panels.map(({ id, label }) => (
          <Button key={id} variant="quiet" aria-expanded={open.has(id)} onClick={() => onToggle(id)}>
            {label}
          </Button>
        ))}
        {locked || spec.moreControls === false ? null : (
          <IconButton icon="upload" label="Use your own data" onClick={() => setBringing(true)} />
        )}
        <IconButton icon="download" label="Save this run" onClick={() => setTaking(true)} />
        <IconButton icon="info" label="Keys of this lab" onClick={() => setHelp(true)} />
      </fieldset>
      <Dialog open={isTaking} onOpenChange={setTaking} title="Save this run">
        {isTaking ? (
          <Suspense fallback={<p className="text-sm text-muted">Opening…</p>}>
            <TakeAway spec={spec} />
          </Suspense>
        ) : null}
      </Dialog>
      <Dialog open={isBringing} onOpenChange={setBringing} title="Use your own data">
        {isBringing ? (
          <Suspense fallback={<p className="text-sm text-muted">Opening…</p>}>
            <OwnData spec={spec} />
          </Suspense>
        ) : null}
      </Dialog>
      <Dialog
        open={hasHelp}
        onOpenChange={setHelp}
        title="Keys"
        description="They work wherever you are in the lab, except in a field. On the charts the arrows read one moment off all of them."
      >
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 text-sm">
          {labKeys.map(([keys, words]) => (
            <div key={keys} className="contents">
              <dt className="flex gap-1">
                {keys.split(' ').map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </div>
  );
}

function pin({ store }: ReturnType<typeof useLab>): void {
  store.pin();
  announce('This run is pinned. Change something: both are shown on the same arrivals.');
}

/** Puts a link to exactly this moment of this run into the clipboard and the address bar. */
async function share({ store, player }: ReturnType<typeof useLab>, spec: LabSpec): Promise<void> {
  const { inputs, seed, scenario, pins, shelf } = store.getState();
  const { playheadMs } = player.getSnapshot().context;
  let text: string;
  try {
    text = await writeLink({
      lab: spec.id,
      atMs: playheadMs,
      inputs,
      seed,
      scenario: scenario === spec.scenario ? undefined : scenario,
      pins: [...pins, ...shelf].map((one) => one.inputs),
    });
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    announce(`There is no link: ${error.message}.`);
    return;
  }
  const url = new URL(location.href);
  url.searchParams.set(LINK_PARAM, text);
  history.replaceState(history.state, '', url);
  try {
    await navigator.clipboard.writeText(url.href);
    announce('The link is copied. It opens this run at this moment.');
  } catch {
    announce('The link is in the address bar. It opens this run at this moment.');
  }
}
