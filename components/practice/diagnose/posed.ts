import { shuffled } from '@/content/grade';
import type { Incident } from '@/content/practice/incidents/incident';
import { drawIncident } from '@/content/practice/incidents/verdict';

/** An incident as it is put to a learner. The causes stand in another order each time: where the right one stands must not be learned. */
export function posed(incident: Incident, seed: number) {
  const causes = shuffled(incident.causes.length, seed).map((i) => incident.causes[i]!);
  return { incident: { ...incident, causes }, drawn: drawIncident(incident, seed) };
}
