/** Calls since the start or the last reset. A call is in flight from its arrival until its answer is sent or its connection ends. */
interface CallCount {
  readonly total: number;
  /** By `service:Operation`. */
  readonly operations: Readonly<Record<string, number>>;
  /** Most calls in flight at once, over all services and by service. */
  readonly peak: number;
  readonly peaks: Readonly<Record<string, number>>;
  /**
   * Most calls of which each began after the one before it had ended. Where every call takes equally long, and longer
   * than it takes to send those that wait for nothing: how many round trips stand one after another.
   */
  readonly waves: number;
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
  let [begun, ended] = [0, 0];
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
      waves: begun,
    }),
    reset: () => {
      operations = new Map();
      peaks = new Map([...inFlight].filter(([, flyingNow]) => flyingNow > 0));
      [peak, total] = [flying, 0];
      [begun, ended] = [0, 0];
    },
    begin: (service, operation) => {
      total += 1;
      add(operations, `${service}:${operation}`, 1);
      flying += 1;
      peak = Math.max(peak, flying);
      const now = add(inFlight, service, 1);
      peaks.set(service, Math.max(peaks.get(service) ?? 0, now));
      const wave = ended + 1;
      begun = Math.max(begun, wave);
      let over = false;
      return () => {
        if (over) return;
        over = true;
        ended = Math.max(ended, wave);
        flying -= 1;
        add(inFlight, service, -1);
      };
    },
  };
}
