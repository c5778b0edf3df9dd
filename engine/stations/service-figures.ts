import type { WindowBook } from '../metrics/windows';
import type { OpenSpan } from '../recording/span-table';
import { type NodeSummary, SpanKind } from '../recording/types';
import type { Ms } from '../units';
import type { Backend } from './backend';

/** Writes a backend's figures of the window that closes now. */
export function putFigures(windows: WindowBook, name: string, backend: Backend, nowMs: Ms): void {
  backend.count(nowMs);
  backend.countCapacity(nowMs);
  const { before } = backend;
  const completed = backend.completed - before.completed;
  const capacityMs = backend.capacityMs - before.capacityMs;
  windows.put(`${name}.utilization`, capacityMs > 0 ? (backend.busyMs - before.busyMs) / capacityMs : 0);
  windows.put(`${name}.queued`, (backend.queueMs - before.queueMs) / windows.windowMs);
  windows.put(`${name}.inFlight`, (backend.busyMs - before.busyMs + backend.queueMs - before.queueMs) / windows.windowMs);
  windows.put(`${name}.throughputRps`, (completed * 1000) / windows.windowMs);
  windows.put(`${name}.latencyMs`, completed > 0 ? (backend.sojournSumMs - before.sojournSumMs) / completed : Number.NaN);
  before.busyMs = backend.busyMs;
  before.queueMs = backend.queueMs;
  before.capacityMs = backend.capacityMs;
  before.completed = backend.completed;
  before.sojournSumMs = backend.sojournSumMs;
}

type Areas = ReturnType<Backend['areasAt']>;

export function serviceSummary(backends: readonly Backend[], nowMs: Ms): NodeSummary {
  const sum = (read: (backend: Backend) => number): number => backends.reduce((total, backend) => total + read(backend), 0);
  const areas = new Map(backends.map((backend) => [backend, backend.areasAt(nowMs)]));
  const area = (read: (of: Areas) => number): number => sum((backend) => read(areas.get(backend)!));
  const capacityMs = area((of) => of.capacityMs);
  return {
    utilization: capacityMs > 0 ? area((of) => of.busyMs) / capacityMs : 0,
    queueMean: nowMs > 0 ? area((of) => of.queueMs) / nowMs : 0,
    queueMax: backends.reduce((most, backend) => Math.max(most, backend.queueMax), 0),
    arrived: sum((backend) => backend.arrived),
    completed: sum((backend) => backend.completed),
    rejected: sum((backend) => backend.rejected),
    fairness: fairness(backends.map((backend) => backend.completed)),
    backends: Object.fromEntries(
      backends.map((backend) => [backend.setup.id, backendSummary(backend, areas.get(backend)!, nowMs)]),
    ),
  };
}

function backendSummary(backend: Backend, { busyMs, queueMs, capacityMs }: Areas, nowMs: Ms): NodeSummary {
  return {
    utilization: capacityMs > 0 ? busyMs / capacityMs : 0,
    queueMean: nowMs > 0 ? queueMs / nowMs : 0,
    queueMax: backend.queueMax,
    arrived: backend.arrived,
    completed: backend.completed,
    rejected: backend.rejected,
  };
}

/** Jain's fairness index (Jain, Chiu & Hawe, DEC-TR-301, 1984): 1 when all did the same, 1/n when one did everything. */
function fairness(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}

/** A visit that has not ended. */
export function openVisit({ place, calls }: Backend, call: number): OpenSpan {
  const [request, attempt, klass] = [calls.request[call], calls.attempt[call], calls.klass[call]];
  return { kind: SpanKind.visit, place, request, attempt, klass, startMs: calls.startMs[call], midMs: calls.midMs[call] };
}
