import { type Document, isNode, LineCounter, parseAllDocuments } from 'yaml';
import { unwrapManifest } from '@/engine/autoscalers/kubernetes/manifest';
import { kubernetesHpa } from '@/engine/autoscalers/kubernetes-hpa';
import { InputError } from '@/engine/input-error';
import { parseKnobs } from '@/engine/knobs/parse';
import { checkWatched } from '@/engine/stations/autoscaler-metrics';
import { OwnDataError } from './own-data-error';
import type { OwnValue } from './types';

const KIND = 'HorizontalPodAutoscaler';

/** A HorizontalPodAutoscaler of autoscaling/v2, as YAML or JSON, perhaps among other documents; other kinds are passed over. */
export function hpaOf(text: string): OwnValue {
  const counter = new LineCounter();
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const documents = documentsOf(text, counter, lineAt);
  const raws = documents.map((document) => ({ document, raw: jsOf(document) }));
  const found = raws.find(({ raw }) => raw?.kind === KIND);
  if (found === undefined) {
    const kinds = raws.flatMap(({ raw }) => (typeof raw?.kind === 'string' ? [raw.kind] : []));
    throw new OwnDataError(`There is no ${KIND} in this text${kinds.length > 0 ? `, but ${kinds.join(', ')}` : ''}.`);
  }
  const { document, raw } = found;
  if (raw!.apiVersion !== 'autoscaling/v2')
    throw new OwnDataError('apiVersion must be autoscaling/v2', lineOf(document, ['apiVersion'], lineAt));
  try {
    const spec = parseKnobs(kubernetesHpa.knobs, unwrapManifest(raw));
    checkWatched({ kind: kubernetesHpa.id, ...spec }, () => kubernetesHpa.create(spec));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const message = error.message.replace(/^algorithm\.?/, '');
    throw new OwnDataError(message, lineOf(document, ['spec', ...segmentsOf(error.field.replace(/^algorithm\.?/, ''))], lineAt));
  }
  const name = (raw!.metadata as { readonly name?: unknown } | undefined)?.name;
  return {
    knob: 'algorithm',
    value: { kind: kubernetesHpa.id, ...(unwrapManifest(raw) as object) },
    notes: [
      `The autoscaler follows ${typeof name === 'string' ? name : 'the manifest'}.`,
      'What it scales is the service of this lab, and the metrics are those of its run.',
    ],
  };
}

function documentsOf(text: string, counter: LineCounter, lineAt: (offset: number) => number): readonly Document[] {
  const documents = parseAllDocuments(text, { lineCounter: counter, prettyErrors: false }) as Document[];
  for (const { errors } of documents)
    if (errors[0]) throw new OwnDataError(`is not YAML: ${errors[0].message}`, lineAt(errors[0].pos[0]));
  return documents;
}

/** Aliases may stand for each other only so many times: a few lines cannot become a gigabyte. */
function jsOf(document: Document): Record<string, unknown> | null {
  try {
    const raw: unknown = document.toJS({ maxAliasCount: 100 });
    return raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? (raw as Record<string, unknown>) : null;
  } catch {
    throw new OwnDataError('Its aliases cannot be followed.');
  }
}

const segmentsOf = (field: string): (string | number)[] =>
  [...field.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => (name === undefined ? Number(index) : name));

/** The line of the deepest part of a path that is there. */
function lineOf(document: Document, path: readonly (string | number)[], lineAt: (offset: number) => number): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lineAt(node.range[0]);
  }
  return 1;
}
