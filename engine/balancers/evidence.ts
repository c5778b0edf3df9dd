import type { Evidence } from './types';

/** Candidates of one pick. Algorithms write to it only while `wanted`. */
export class EvidenceLog implements Evidence {
  wanted = false;
  count = 0;
  backend = new Int32Array(16);
  score = new Float64Array(16);

  add(backend: number, score: number): void {
    if (this.count === this.backend.length) this.#grow();
    this.backend[this.count] = backend;
    this.score[this.count++] = score;
  }

  #grow(): void {
    const backend = new Int32Array(this.count * 2);
    const score = new Float64Array(this.count * 2);
    backend.set(this.backend);
    score.set(this.score);
    this.backend = backend;
    this.score = score;
  }
}
