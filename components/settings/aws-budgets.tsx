interface AwsBudgetsProps {
  readonly budgets: readonly {
    readonly service: string;
    /** Calls at once, after a pause. */
    readonly burst: number;
    readonly perSecond: number;
  }[];
  /** Calls of one service under way. */
  readonly inFlight: number;
}

/** How much AWS is asked at most, so that nobody else in the account is throttled for it. */
export function AwsBudgets({ budgets, inFlight }: AwsBudgetsProps) {
  return (
    <>
      <p className="max-w-measure pb-2 text-text-2">
        At most so many calls to a service of one account and Region, {inFlight} of them under way. AWS counts
        them together with everybody else's there.
      </p>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col" className="text-right">
              At once
            </th>
            <th scope="col" className="text-right">
              Then a second
            </th>
          </tr>
        </thead>
        <tbody>
          {budgets.map(({ service, burst, perSecond }) => (
            <tr key={service}>
              <td>{service}</td>
              <td className="text-right">{burst}</td>
              <td className="text-right">{perSecond}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
