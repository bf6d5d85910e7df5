type Waiting = { readonly isBeside?: boolean };

/**
 * Performs the steps in two lanes at once, in each one after another: what is beside the others, and the
 * others. Most steps keep one core busy and leave the second idle. Answers in the order of the steps;
 * after a stop none is begun.
 */
export async function inTwoLanes<S extends Waiting, Outcome>(
  steps: readonly S[],
  perform: (step: S) => Promise<Outcome>,
  isStopped: () => boolean,
): Promise<readonly Outcome[]> {
  const outcomes = new Map<S, Outcome>();
  const walk = async (lane: readonly S[]): Promise<void> => {
    for (const step of lane) if (!isStopped()) outcomes.set(step, await perform(step));
  };
  await Promise.all([
    walk(steps.filter(({ isBeside }) => isBeside === true)),
    walk(steps.filter(({ isBeside }) => isBeside !== true)),
  ]);
  return steps.flatMap((step) => outcomes.get(step) ?? []);
}
