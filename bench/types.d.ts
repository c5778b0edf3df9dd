declare module 'consistent-hash' {
  export default class ConsistentHash {
    constructor(options: { range: number; weight: number; distribution: 'random' | 'uniform' });
    add(node: string): void;
    get(key: string): string;
  }
}
declare module 'simjs' {
  interface Request {
    done(callback: () => void): Request;
    cancel(): void;
  }
  export class Entity {
    time(): number;
    setTimer(durationMs: number): Request;
    useFacility(facility: Facility, durationMs: number): Request;
  }
  export class Facility {
    constructor(name: string);
  }
  export class Random {
    constructor(seed: number);
    exponential(rate: number): number;
    random(): number;
  }
  export class Sim {
    addEntity(entity: new (sim: Sim, name: string) => Entity, name: string): void;
    simulate(untilMs: number): void;
  }
}
