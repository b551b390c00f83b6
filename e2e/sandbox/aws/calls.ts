/** Calls since the start or the last reset. A call is in flight from its arrival until its answer is sent or its connection ends. */
interface CallCount {
  readonly total: number;
  /** By `service:Operation`. */
  readonly operations: Readonly<Record<string, number>>;
  /** Most calls in flight at once, over all services and by service. */
  readonly peak: number;
  readonly peaks: Readonly<Record<string, number>>;
}

export interface Calls {
  readonly report: () => CallCount;
  readonly reset: () => void;
  /** Counts a call; the function returned marks its end, once. */
  readonly begin: (service: string, operation: string) => () => void;
}

/** A counter at zero. Calls in flight at a reset still count towards the next peak. */
export function createCalls(): Calls {
  const inFlight = new Map<string, number>();
  let operations = new Map<string, number>();
  let peaks = new Map<string, number>();
  let [flying, peak, total] = [0, 0, 0];
  const add = (map: Map<string, number>, key: string, n: number) => {
    const sum = (map.get(key) ?? 0) + n;
    map.set(key, sum);
    return sum;
  };
  return {
    report: () => ({
      total,
      operations: Object.fromEntries(operations),
      peak,
      peaks: Object.fromEntries(peaks),
    }),
    reset: () => {
      operations = new Map();
      peaks = new Map([...inFlight].filter(([, flyingNow]) => flyingNow > 0));
      [peak, total] = [flying, 0];
    },
    begin: (service, operation) => {
      total += 1;
      add(operations, `${service}:${operation}`, 1);
      flying += 1;
      peak = Math.max(peak, flying);
      const now = add(inFlight, service, 1);
      peaks.set(service, Math.max(peaks.get(service) ?? 0, now));
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        flying -= 1;
        add(inFlight, service, -1);
      };
    },
  };
}
