export interface EngineCase {
  readonly arrivalRps: number;
  readonly servers: number;
  readonly timeoutMs?: number;
  readonly queueLimit?: number;
}

export const engineCases: Readonly<Record<string, EngineCase>> = {
  'M/M/1, ρ 0.8': { arrivalRps: 80, servers: 1 },
  '16 servers, least connections, ρ 0.8': { arrivalRps: 1280, servers: 16 },
  '16 servers, 1.5× overload, timeouts': { arrivalRps: 2400, servers: 16, timeoutMs: 200, queueLimit: 40 },
};
