import { widened } from '../kernel/columns';
import type { Ms } from '../units';
import type { Decisions } from './types';

const FIRST_ROWS = 1024;

/** The candidates of one choice, as a balancer leaves them. */
export interface Candidates {
  readonly count: number;
  readonly backend: Int32Array;
  readonly score: Float64Array;
}

/** Growing columns of choices and what was weighed; when either is at its bound no more are kept and `dropped` counts. */
export class DecisionTable {
  /** No more are kept. */
  isFull: boolean;
  #count = 0;
  #candidates = 0;
  #dropped = 0;
  #atMs = new Float64Array(FIRST_ROWS);
  #request = new Int32Array(FIRST_ROWS);
  #node = new Int32Array(FIRST_ROWS);
  #chosen = new Int32Array(FIRST_ROWS);
  #firstCandidate = new Int32Array(FIRST_ROWS + 1);
  #candidate = new Int32Array(FIRST_ROWS);
  #score = new Float64Array(FIRST_ROWS);

  constructor(
    readonly maxRows: number,
    readonly maxCandidates: number,
  ) {
    this.isFull = maxRows <= 0;
  }

  /** A choice that was made when there was no more room. */
  drop(): void {
    this.#dropped++;
  }

  /** @param placeOf turns the chooser's own backend numbers into places */
  add(
    atMs: Ms,
    request: number,
    node: number,
    chosen: number,
    weighed: Candidates | undefined,
    placeOf: readonly number[],
  ): void {
    const candidates = weighed?.count ?? 0;
    this.#makeRoom(candidates);
    const row = this.#count++;
    this.#atMs[row] = atMs;
    this.#request[row] = request;
    this.#node[row] = node;
    this.#chosen[row] = chosen < 0 ? -1 : placeOf[chosen];
    if (weighed !== undefined)
      for (let i = 0; i < candidates; i++) {
        this.#candidate[this.#candidates] = placeOf[weighed.backend[i]];
        this.#score[this.#candidates++] = weighed.score[i];
      }
    this.#firstCandidate[row + 1] = this.#candidates;
    this.isFull = this.#count >= this.maxRows || this.#candidates >= this.maxCandidates;
  }

  copy(): Decisions {
    return {
      count: this.#count,
      dropped: this.#dropped,
      atMs: this.#atMs.slice(0, this.#count),
      request: this.#request.slice(0, this.#count),
      node: this.#node.slice(0, this.#count),
      chosen: this.#chosen.slice(0, this.#count),
      firstCandidate: this.#firstCandidate.slice(0, this.#count + 1),
      candidate: this.#candidate.slice(0, this.#candidates),
      score: this.#score.slice(0, this.#candidates),
    };
  }

  #makeRoom(candidates: number): void {
    if (this.#count === this.#atMs.length) {
      const rows = this.#count * 2;
      this.#atMs = widened(this.#atMs, rows);
      this.#request = widened(this.#request, rows);
      this.#node = widened(this.#node, rows);
      this.#chosen = widened(this.#chosen, rows);
      this.#firstCandidate = widened(this.#firstCandidate, rows + 1);
    }
    if (this.#candidates + candidates > this.#candidate.length) {
      const rows = Math.max(this.#candidate.length * 2, this.#candidates + candidates);
      this.#candidate = widened(this.#candidate, rows);
      this.#score = widened(this.#score, rows);
    }
  }
}
