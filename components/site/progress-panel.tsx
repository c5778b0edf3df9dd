'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { announce } from '@/components/ui/status';
import { isEmpty } from '@/runtime/progress/progress';
import type { ProgressState } from '@/runtime/progress/store';
import { progressActions, useProgress } from '@/runtime/progress/use-progress';
import { saveFile } from '../ui/save-file';
import { Stars } from '../ui/stars';
import type { LessonStop } from './continue-link';
import { EraseButton } from './erase-button';
import { ImportButton } from './import-button';
import { starsIn } from './lesson-mark';

const keepNotes: Readonly<Record<ProgressState['keep'], string>> = {
  unread: 'Reading what this browser remembers.',
  saved: 'Saved in this browser.',
  memory: 'This browser does not let pages store anything: what you do is gone when you leave the page you do it on.',
  full: 'The storage of this browser is full. What is new is gone when you leave this page; export it, or erase and import.',
};

export function ProgressPanel({ lessons }: { readonly lessons: readonly LessonStop[] }) {
  const state = useProgress((whole) => whole);
  const [problem, setProblem] = useState<string | null>(null);
  const nothing = isEmpty(state.progress);
  return (
    <div data-slot="progress-panel" data-keep={state.keep} className="grid max-w-lab gap-8 font-sans">
      <p data-slot="keep-state" className="max-w-measure border-s-2 border-edge ps-3 scriptless:hidden">
        {keepNotes[state.keep]}
      </p>
      {state.keptAside === null ? null : <KeptAside text={state.keptAside} why={state.corruption} />}
      {problem ? (
        <p role="alert" className="max-w-measure border-s-2 border-failed ps-3">
          {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2 scriptless:hidden">
        <Button
          disabled={nothing}
          onClick={() => {
            saveFile('headroom-progress.json', progressActions().exportText());
            announce('Progress exported.');
          }}
        >
          <Icon name="download" /> Export
        </Button>
        <ImportButton
          onImported={() => {
            setProblem(null);
            announce('Progress imported and added to what was here.');
          }}
          onRefused={(why) => setProblem(`The file was not imported: ${why}. Nothing has changed.`)}
        />
        <EraseButton
          disabled={nothing && state.keptAside === null}
          onErase={() => {
            progressActions().erase();
            setProblem(null);
            announce('Progress erased from this browser.');
          }}
        />
      </div>
      <Figures state={state} />
      <Lessons state={state} lessons={lessons} />
    </div>
  );
}

function KeptAside({ text, why }: { readonly text: string; readonly why?: string }) {
  return (
    <div data-slot="kept-aside" role="alert" className="grid max-w-measure gap-2 border-s-2 border-failed ps-3">
      <p>What was stored could not be read{why ? ` (${why})` : ''}. The text was kept as it was, and you begin anew beside it.</p>
      <p>
        <Button onClick={() => saveFile('headroom-progress-unread.txt', text)}>
          <Icon name="download" /> Save the unread text
        </Button>
      </p>
    </div>
  );
}

function Figures({ state: { progress } }: { readonly state: ProgressState }) {
  const finished = Object.values(progress.lessons).filter(({ finishedAtMs }) => finishedAtMs !== undefined).length;
  const figures = [
    { label: 'lessons begun', value: Object.keys(progress.lessons).length },
    { label: 'lessons finished', value: finished },
    { label: 'questions answered', value: progress.answers.length },
    { label: 'of them right', value: progress.answers.filter(({ correct }) => correct).length },
    { label: 'predictions made', value: Object.keys(progress.predictions).length },
    { label: 'challenges won', value: Object.keys(progress.challenges).length },
    { label: 'stars in them', value: Object.values(progress.challenges).reduce((sum, { stars }) => sum + stars, 0) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-4 lg:grid-cols-7">
      {figures.map(({ label, value }) => (
        <div key={label} className="flex flex-col-reverse justify-end">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="text-2xl font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lessons({ state, lessons }: { readonly state: ProgressState; readonly lessons: readonly LessonStop[] }) {
  const visited = lessons.filter(({ slug }) => state.progress.lessons[slug]);
  if (visited.length === 0) return null;
  return (
    <section aria-labelledby="visited">
      <h2 id="visited" className="pb-2 font-serif text-xl font-semibold">
        Lessons you have opened
      </h2>
      <ul>
        {visited.map(({ slug, title }) => (
          <li key={slug} className="flex justify-between gap-4 border-t border-rule py-2">
            <Link href={`/learn/${slug}`}>{title}</Link>
            <span className="flex items-center gap-3 text-sm text-muted">
              {starsIn(state, slug) === 0 ? null : <Stars count={starsIn(state, slug)} />}
              {state.progress.lessons[slug]!.finishedAtMs === undefined ? 'begun' : 'finished'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
