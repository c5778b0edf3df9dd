'use client';
import { lazy, Suspense, useState } from 'react';
import { LINK_PARAM, LinkError, writeLink } from '@/runtime/link';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/icon-button';
import { Kbd } from '../ui/kbd';
import { Menu, type MenuEntry } from '../ui/menu';
import { announce } from '../ui/status';
import { useLab } from './lab-context';
import { barFrame } from './lab-frame';
import { labKeys } from './lab-keys';
import type { LabSpec } from './lab-spec';
import type { PanelOffer } from './panel-offers';

/** Its code comes when it is asked for. */
const TakeAway = lazy(() => import('./take-away').then((module) => ({ default: module.TakeAway })));

const OwnData = lazy(() => import('./own-data').then((module) => ({ default: module.OwnData })));

interface LabBarProps {
  readonly spec: LabSpec;
  readonly isHome: boolean;
  readonly locked: boolean;
  readonly panels: readonly PanelOffer[];
  /** Ids of the panels that are open. */
  readonly open: ReadonlySet<string>;
  readonly onToggle: (panel: string) => void;
}

/** Beside the buttons, opened by them. */
type Asked = 'take-away' | 'own-data' | 'keys' | null;

/** Title, and what can be done with the run as a whole: where there is little room the rarer things behind one button. */
export function LabBar({ spec, isHome, locked, panels, open, onToggle }: LabBarProps) {
  const lab = useLab();
  const [asked, setAsked] = useState<Asked>(null);
  const takesData = !locked && spec.moreControls !== false;
  const copyLink = (): void => void share(lab, spec);
  const entries: MenuEntry[] = [
    { label: 'Copy link', onChoose: copyLink },
    ...(takesData ? [{ label: 'Use your own data', onChoose: () => setAsked('own-data') }] : []),
    { label: 'Save this run', onChoose: () => setAsked('take-away') },
    { label: 'Keys of this lab', onChoose: () => setAsked('keys') },
  ];
  return (
    <div className={barFrame.row}>
      {isHome ? null : <h3 className={barFrame.title}>{spec.title}</h3>}
      <fieldset aria-label="This run" className={barFrame.buttons(isHome)}>
        <Button variant="quiet" className={dense} aria-label="Pin this run" onClick={() => pin(lab)}>
          <Icon name="pin" /> Pin <span className="-ms-1 hidden @min-[36rem]:inline">this run</span>
        </Button>
        <Button variant="quiet" className={roomy} onClick={copyLink}>
          <Icon name="share" /> Copy link
        </Button>
        {panels.map(({ id, label }) => (
          <Button key={id} variant="quiet" className={dense} aria-expanded={open.has(id)} onClick={() => onToggle(id)}>
            {label}
          </Button>
        ))}
        {takesData ? (
          <IconButton icon="upload" label="Use your own data" className={roomy} onClick={() => setAsked('own-data')} />
        ) : null}
        <IconButton icon="download" label="Save this run" className={roomy} onClick={() => setAsked('take-away')} />
        <IconButton icon="info" label="Keys of this lab" className={roomy} onClick={() => setAsked('keys')} />
        <Menu label="More to do with this run" entries={entries} holderClassName={barFrame.menu} className={barFrame.more}>
          <Icon name="more" className="size-4 stroke-[2.5]" />
        </Menu>
      </fieldset>
      <Dialogs {...{ spec, asked }} onClose={() => setAsked(null)} />
    </div>
  );
}

const { dense, roomy } = barFrame;

interface DialogsProps {
  readonly spec: LabSpec;
  readonly asked: Asked;
  readonly onClose: () => void;
}

function Dialogs({ spec, asked, onClose }: DialogsProps) {
  return (
    <>
      <Dialog open={asked === 'take-away'} onOpenChange={onClose} title="Save this run">
        {asked === 'take-away' ? (
          <Suspense fallback={opening}>
            <TakeAway spec={spec} />
          </Suspense>
        ) : null}
      </Dialog>
      <Dialog open={asked === 'own-data'} onOpenChange={onClose} title="Use your own data">
        {asked === 'own-data' ? (
          <Suspense fallback={opening}>
            <OwnData spec={spec} />
          </Suspense>
        ) : null}
      </Dialog>
      <Dialog
        open={asked === 'keys'}
        onOpenChange={onClose}
        title="Keys"
        description="They work wherever you are in the lab, except in a field. On the charts the arrows read one moment off all of them."
      >
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 text-sm">
          {labKeys.map(([keys, words]) => (
            <div key={words} className="contents">
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
    </>
  );
}

const opening = <p className="text-sm text-muted">Opening…</p>;

function pin({ store }: ReturnType<typeof useLab>): void {
  store.pin();
  announce('This run is pinned. Change something: both are shown on the same arrivals.');
}

/** Puts a link to exactly this moment of this run into the clipboard, and into the address bar where it leads to this page. */
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
  const url = new URL(spec.linkAt ?? location.href, location.href);
  url.searchParams.set(LINK_PARAM, text);
  const isHere = url.pathname === location.pathname;
  if (isHere) history.replaceState(history.state, '', url);
  try {
    await navigator.clipboard.writeText(url.href);
    announce('The link is copied. It opens this run at this moment.');
  } catch {
    announce(
      isHere
        ? 'The link is in the address bar. It opens this run at this moment.'
        : 'This browser does not let the link be copied. Save the run instead.',
    );
  }
}
