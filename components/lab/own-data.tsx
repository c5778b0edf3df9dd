'use client';
import { useEffect, useRef, useState } from 'react';
import { LinkError, writeLink } from '@/runtime/link';
import { readInWorker } from '@/runtime/own-data/read-in-worker';
import type { OwnDataForm } from '@/runtime/own-data/types';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { announce } from '../ui/status';
import { useLab, useRun } from './lab-context';
import type { LabSpec } from './lab-spec';
import { type OwnDataTarget, ownDataTargets } from './own-data-targets';

const formWords: Readonly<Record<OwnDataForm, string>> = {
  arrivals:
    'An access log in the common or combined format, or one time a line: ISO 8601, or seconds or milliseconds since 1970. A gzip of either is read too.',
  keys: 'A key trace: one key a line, in the order in which they were asked for.',
  manifest: 'A HorizontalPodAutoscaler of autoscaling/v2, YAML or JSON.',
  limit: 'nginx configuration with a limit_req line and the limit_req_zone that it names.',
};

type Stand =
  | { readonly is: 'idle' }
  | { readonly is: 'reading'; readonly name: string; readonly share: number }
  | { readonly is: 'refused'; readonly name: string; readonly message: string }
  | { readonly is: 'taken'; readonly name: string; readonly notes: readonly string[] };

/** A file of the learner's own on a part of the lab. It is read in a worker and goes nowhere; what stood stays until it is read. */
export function OwnData({ spec }: { readonly spec: LabSpec }) {
  const lab = useLab();
  const [targets] = useState(() => ownDataTargets(lab.store.getState().scenario));
  const [chosen, setChosen] = useState(targets[0]?.id ?? '');
  const [stand, setStand] = useState<Stand>({ is: 'idle' });
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const target = targets.find(({ id }) => id === chosen);
  if (target === undefined) return <p className="text-sm">Nothing in this lab takes data from a file.</p>;
  const read = (file: Blob, name: string): void => {
    stop.current?.();
    setStand({ is: 'reading', name, share: 0 });
    const forMs = lab.store.getState().recording?.forMs ?? 0;
    stop.current = readInWorker(
      { form: target.form, file, forMs },
      {
        onProgress: (bytes) => setStand({ is: 'reading', name, share: Math.min(1, bytes / file.size) }),
        onRefused: (message) => setStand({ is: 'refused', name, message }),
        onRead: ({ knob, value, notes }) => {
          lab.bring(target.node, knob, value);
          announce(`${name} is in the lab.`);
          void inItsOwnTask()
            .then(() => linkNote(lab, spec))
            .then((note) => setStand({ is: 'taken', name, notes: [...notes, ...note] }));
        },
      },
    );
  };
  const cancel = (): void => {
    stop.current?.();
    setStand({ is: 'idle' });
  };
  return (
    <div data-slot="own-data" className="grid gap-3 text-sm">
      {targets.length === 1 ? (
        <p className="font-medium">{target.label}</p>
      ) : (
        <Select
          label="For"
          value={target.id}
          options={targets.map(({ id, label }) => ({ value: id, label }))}
          onValueChange={(id) => {
            cancel();
            setChosen(id);
          }}
        />
      )}
      <Place key={target.id} target={target} onFile={read} />
      <Standing stand={stand} onCancel={cancel} />
    </div>
  );
}

interface PlaceProps {
  readonly target: OwnDataTarget;
  readonly onFile: (file: Blob, name: string) => void;
}

/** Where a file is dropped or chosen, or text is pasted. */
function Place({ target, onFile }: PlaceProps) {
  const [isOver, setOver] = useState(false);
  const [text, setText] = useState('');
  return (
    <>
      <p className="text-muted">{formWords[target.form]}</p>
      <label
        className={`grid cursor-pointer gap-2 border border-dashed p-3 ${isOver ? 'border-ink bg-marker text-on-marker' : 'border-edge'}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const [file] = event.dataTransfer.files;
          if (file !== undefined) onFile(file, file.name);
        }}
      >
        Drop a file here, or choose one. It stays in this browser.
        <input
          type="file"
          className="min-h-9 max-w-full pointer-coarse:min-h-11"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) onFile(file, file.name);
            currentTarget.value = ''; // the same file once more, mended, is a change too
          }}
        />
      </label>
      <label className="grid gap-1">
        Or paste it
        <textarea
          rows={3}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          className="w-full border border-edge bg-paper p-2 font-mono text-xs"
        />
      </label>
      <div>
        <Button disabled={text.trim() === ''} onClick={() => onFile(new Blob([text]), 'The text')}>
          Use this text
        </Button>
      </div>
    </>
  );
}

/** How far it is, what was kept, or what is wrong and where. */
function Standing({ stand, onCancel }: { readonly stand: Stand; readonly onCancel: () => void }) {
  const problem = useRun(({ problem }) => problem);
  const status = useRun(({ status }) => status);
  if (stand.is === 'idle') return null;
  if (stand.is === 'reading')
    return (
      <div className="flex flex-wrap items-center gap-3">
        <progress value={stand.share} aria-label={`Reading ${stand.name}`} />
        <Button onClick={onCancel}>Stop reading</Button>
      </div>
    );
  const refusal = stand.is === 'refused' ? stand.message : status === 'running' ? null : problem;
  if (refusal !== null)
    return (
      <p role="alert" className="border-s-2 border-failed ps-3 break-words">
        {stand.name} is not used. {refusal} {/[.!?]$/.test(refusal) ? '' : '. '}The lab stands as it was.
      </p>
    );
  return (
    <div role="status" className="border-s-2 border-ink ps-3 break-words">
      <p>{stand.name} is in the lab, from the first moment on.</p>
      {stand.is === 'taken' ? stand.notes.map((note) => <p key={note}>{note}</p>) : null}
    </div>
  );
}

/** What was brought is handed to the worker first; writing it down takes as long again. */
const inItsOwnTask = (): Promise<void> => new Promise((resume) => setTimeout(resume));

/** Says it where a link could not carry what was brought. */
async function linkNote({ store }: ReturnType<typeof useLab>, spec: LabSpec): Promise<string[]> {
  const { inputs, seed, scenario } = store.getState();
  try {
    await writeLink({ lab: spec.id, atMs: 0, inputs, seed, scenario: scenario === spec.scenario ? undefined : scenario });
    return [];
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return ['It is too much for a link. To share this run, save it as a scenario.'];
  }
}
