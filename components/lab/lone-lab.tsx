'use client';
import { useEffect, useState } from 'react';
import { LINK_PARAM, LONE_LAB, readLink } from '@/runtime/link';
import { frontControls } from './front-controls';
import { LabSlot } from './lab-slot';
import type { LabSpec } from './lab-spec';

/** What stands here until a link brings something else. */
const small = {
  format: 1,
  title: 'A small system',
  seed: 7,
  forMs: 60_000,
  nodes: {
    users: { kind: 'clients', label: 'Users', arrivals: { kind: 'poisson', rateRps: 90 }, timeoutMs: 1000, to: 'lb' },
    lb: { kind: 'balancer', label: 'Balancer', algorithm: 'round-robin', to: 'app' },
    app: {
      kind: 'service',
      label: 'App',
      backends: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      concurrency: 4,
      queueLimit: 60,
      serviceMs: { kind: 'exponential', meanMs: 80 },
    },
  },
  links: { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 2 } },
};

const specOf = (shown: unknown, controls: readonly string[] | undefined): LabSpec => ({
  id: LONE_LAB,
  title: titleOf(shown),
  // what the link brings is the link's: undone, it is still there
  scenario: small,
  controls: controls ?? frontControls(shown),
});

const titleOf = (scenario: unknown): string => {
  const { title } = scenario as { readonly title?: unknown };
  return typeof title === 'string' && title.trim() !== '' ? title : 'A system';
};

/** A lab of no lesson: whatever system a link brings, with the knobs that are that system's own. */
export function LoneLab() {
  const [spec, setSpec] = useState<LabSpec | null>(null);
  useEffect(() => {
    let isGone = false;
    const open = (shown: unknown, controls?: readonly string[]) => isGone || setSpec(specOf(shown, controls));
    const text = new URLSearchParams(location.search).get(LINK_PARAM);
    // a link that cannot be read is the lab's to complain about
    if (text === null) open(small);
    else
      void readLink(text).then(
        ({ scenario = small, controls }) => open(scenario, controls),
        () => open(small),
      );
    return () => {
      isGone = true;
    };
  }, []);
  const room = <div className="min-h-screen" />;
  return spec === null ? room : <LabSlot spec={spec}>{room}</LabSlot>;
}
