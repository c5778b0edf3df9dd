'use client';
import { Button } from '../ui/button';
import { saveFile } from '../ui/save-file';
import { announce } from '../ui/status';
import { EmbedCode } from './embed-code';
import { commandsOf, csvOf, scenarioOf } from './exports';
import { useLab } from './lab-context';
import type { LabSpec } from './lab-spec';
import { pictureOf, pixelsOf } from './picture';

/** Everything that can be kept of a run: its picture, its numbers, and the run itself. */
export function TakeAway({ spec }: { readonly spec: LabSpec }) {
  const { store } = useLab();
  const name = spec.id.replaceAll('.', '-');
  const lab = (): Element | null => document.querySelector(`[data-slot="lab"][data-lab="${CSS.escape(spec.id)}"]`);
  const keep = (file: string, content: string | Blob): void => {
    saveFile(file, content);
    announce(`${file} is saved.`);
  };
  const picture = async (kind: 'svg' | 'png'): Promise<void> => {
    const element = lab();
    if (element === null) return;
    const drawn = pictureOf(element, spec.title);
    try {
      keep(`${name}.${kind}`, kind === 'svg' ? drawn.text : await pixelsOf(drawn));
    } catch {
      announce('This browser could not turn the picture into pixels. The SVG works everywhere.');
    }
  };
  const numbers = (): void => {
    const { recording } = store.getState();
    if (recording !== null) keep(`${name}.csv`, csvOf(recording));
  };
  const run = (): void => {
    const { scenario, seed, inputs } = store.getState();
    keep(`${name}.json`, `${JSON.stringify(scenarioOf(scenario, seed, inputs), null, 2)}\n`);
  };
  return (
    <div className="grid gap-4 text-sm">
      <Row words="The system and its charts at this moment.">
        <Button onClick={() => void picture('svg')}>Picture, SVG</Button>
        <Button onClick={() => void picture('png')}>Picture, PNG</Button>
      </Row>
      <Row words="Every series of the whole run, a line for each window.">
        <Button onClick={numbers}>Numbers, CSV</Button>
      </Row>
      <Row words="The run itself, what you did to it included. It makes the same run, to the last bit, anywhere.">
        <Button onClick={run}>Scenario, JSON</Button>
      </Row>
      <div>
        <p className="pb-1">On the command line, in a clone of the project:</p>
        {commandsOf(`${name}.json`).map((command) => (
          <code key={command} className="block overflow-x-auto py-0.5 font-mono text-xs whitespace-nowrap">
            {command}
          </code>
        ))}
      </div>
      {spec.embedAt === undefined ? null : <EmbedCode spec={spec} at={spec.embedAt} />}
    </div>
  );
}

const Row = ({ words, children }: { readonly words: string; readonly children: React.ReactNode }) => (
  <div>
    <p className="pb-1">{words}</p>
    <div className="flex flex-wrap gap-2">{children}</div>
  </div>
);
