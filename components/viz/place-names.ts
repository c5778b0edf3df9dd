import type { Recording } from '@/engine/recording/types';

/** Whether a service is told from its backends: it has, or comes to have, more than one. */
export const isNamedGroup = ({ places }: Recording, node: number): boolean =>
  places.filter((place) => place.node === node).length > 1;

/** What a place is called in a picture: the only one of a node by the node's name. */
export function nameOfPlace(recording: Recording, place: number): string {
  const { node, label } = recording.places[place];
  return isNamedGroup(recording, node) ? label : recording.nodes[node].label;
}
