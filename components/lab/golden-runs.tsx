'use client';
import { useEffect, useState } from 'react';
import { goldens } from '@/runtime/goldens';
import { pageRunner } from '@/runtime/worker/client';
import type { RunReply } from '@/runtime/worker/protocol';

const labOf = (name: string): string => `golden ${name}`;

/** What a whole run came to; nothing while there is only a part of it. */
function digestOf(reply: RunReply): string | null {
  if (reply.type === 'refused') return reply.message;
  const { untilMs, forMs, summary } = reply.recording;
  return untilMs < forMs ? null : summary.digest;
}

/** Every golden run, made in this browser's worker, beside what it must come to. For development and its journey. */
export function GoldenRuns() {
  const [digests, setDigests] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    const runner = pageRunner();
    for (const { name, scenario } of goldens)
      runner.run({ lab: labOf(name), run: 1, scenario, inputs: [], playheadMs: 0, controls: [] }, (reply) => {
        const digest = digestOf(reply);
        if (digest !== null) setDigests((before) => ({ ...before, [name]: digest }));
      });
    return () => {
      for (const { name } of goldens) runner.forget(labOf(name));
    };
  }, []);
  return (
    <table className="font-sans text-sm">
      <caption className="pb-2 text-start font-semibold">Golden runs in this browser</caption>
      <tbody>
        {goldens.map(({ name, digest }) => (
          <tr key={name} data-golden={name}>
            <th scope="row" className="pe-6 text-start font-normal">
              {name}
            </th>
            <td className="pe-6 font-mono">{digests[name] ?? 'running'}</td>
            <td className="text-muted">
              {name in digests && (digests[name] === digest ? 'as it must be' : `must be ${digest}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
