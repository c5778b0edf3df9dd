import type { Metadata } from 'next';
import { PageHeading } from '@/components/site/page-heading';
import { Link } from '@/components/ui/link';

export const metadata: Metadata = {
  title: 'About',
  description: 'What the simulations model, what they leave out, and how far to trust a number.',
};

export default function AboutPage() {
  return (
    <div className="page-width">
      <PageHeading title="What is modelled, and what is left out" line="How far to trust a number that you see here." />
      <div className="prose">
        <h2 id="what-runs">What runs</h2>
        <p>
          Every lab, challenge and question runs on one simulator, in your browser. A scenario names clients, balancers, services,
          caches and the links between them, the traffic, the timed events and a seed. The same scenario and the same seed give
          the same run, to the last bit, in every browser. So you can rewind, share a link, and compare two runs on the same
          arrivals.
        </p>
        <p>
          Time is virtual. A second on the page is a second of the system that you watch, not of your computer, and a slow phone
          gives the same numbers as a fast desktop.
        </p>
        <h2 id="modelled">What is modelled</h2>
        <ul>
          <li>Arrivals, service times, queues, concurrency limits and timeouts, request by request.</li>
          <li>
            The algorithms themselves: balancing, limiting, caching, breaking, retrying, scaling. Each is written to match the
            real system or the paper that it is named after, down to ties and rounding, and says where it departs.
          </li>
          <li>What failures do to all of that: a backend that dies, slows, or answers wrongly.</li>
        </ul>
        <h2 id="left-out">What is left out</h2>
        <ul>
          <li>Your hardware: caches, garbage collection, schedulers, disks. Service time is a distribution, not an execution.</li>
          <li>The network below a request: packets, congestion windows, handshakes, unless a lesson is about them.</li>
          <li>Deliberate attackers, bugs in your own code, and people under pressure at three in the morning.</li>
        </ul>
        <p>
          So read shapes rather than figures: where the curve bends, what saves it, what makes it worse. A run says what happens
          in the model. Whether your system is like the model is a thing to measure.
        </p>
        <h2 id="checked">How it is checked</h2>
        <p>
          Where theory has an exact answer, the simulator is tested against it. The mechanisms are tested against published
          vectors and the behaviour of the systems they are named after. A number in the text of a lesson is computed by the
          simulator when the site is built, and the build fails when the text and the run disagree. The{' '}
          <Link href="/reference">reference</Link> lists each algorithm with its source and its deviations.
        </p>
        <h2 id="you">You</h2>
        <p>
          There is no account and no tracker, and the pages ask no other origin for anything. What you read and answer stays in
          this browser, where you can <Link href="/progress">export, import and erase it</Link>.
        </p>
      </div>
    </div>
  );
}
