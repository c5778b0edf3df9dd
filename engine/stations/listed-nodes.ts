import type { Route } from './balancer';

/** A node that a balancer picks whole: a cache, another balancer. */
export interface ListedNode {
  readonly route: Route;
  readonly id: string;
  readonly place: number;
}

const NOT_LISTED = -1;

/** Of the nodes that a balancer sends to, the first so many are on its list. Who comes back is a new backend to it. */
export class ListedNodes {
  readonly #nodes: (ListedNode & { readonly position: number; index: number })[] = [];

  /**
   * @param list makes the node a backend; gives its index
   * @param unlist takes the backend away
   */
  constructor(
    private readonly list: (node: ListedNode) => number,
    private readonly unlist: (index: number) => void,
  ) {}

  /** @param position among everything that the balancer sends to */
  add(position: number, node: ListedNode): void {
    this.#nodes.push({ ...node, position, index: NOT_LISTED });
  }

  /** @param count null: all of them */
  take(count: number | null): void {
    for (const node of this.#nodes) {
      const isWanted = count === null || node.position < count;
      if (isWanted && node.index === NOT_LISTED) node.index = this.list(node);
      else if (!isWanted && node.index !== NOT_LISTED) {
        this.unlist(node.index);
        node.index = NOT_LISTED;
      }
    }
  }
}
