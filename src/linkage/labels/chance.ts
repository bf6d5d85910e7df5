/** So many of so many: wrong pairs of records, and the records they were among. */
export type Counted = { readonly count: number; readonly of: number };

/**
 * Between which means a count could have come about by chance, at 95 per cent: the exact limits of a
 * Poisson mean by F. Garwood, “Fiducial limits for the Poisson distribution”, Biometrika 28 (1936).
 */
export function countRange(count: number): { readonly low: number; readonly high: number } {
  const most = 2 * count + 20;
  return {
    low: count === 0 ? 0 : crossing(most, (mean) => poissonAtMost(count - 1, mean) < 0.975),
    high: crossing(most, (mean) => poissonAtMost(count, mean) < 0.025),
  };
}

/**
 * Whether two rates differ by more than chance at this level, on both sides: given how many there are in
 * both together, the share of the first is binomial. J. Przyborowski and H. Wilenski, “Homogeneity of
 * results in testing samples from Poisson series”, Biometrika 31 (1940).
 */
export function isBeyondChance(one: Counted, other: Counted, level: number): boolean {
  const all = one.count + other.count;
  const share = one.of / (one.of + other.of);
  const atMost = binomialAtMost(one.count, all, share);
  const atLeast = 1 - binomialAtMost(one.count - 1, all, share);
  return 2 * Math.min(atMost, atLeast) < level;
}

/** Where, from nothing to the most, something becomes true and stays so. */
function crossing(most: number, isPast: (value: number) => boolean): number {
  let [low, high] = [0, most];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isPast(middle)) high = middle;
    else low = middle;
  }
  return high;
}

// Both sums go on in logarithms, since the first term of a large mean is too small for a number.
function poissonAtMost(count: number, mean: number): number {
  let [log, sum] = [-mean, Math.exp(-mean)];
  for (let k = 1; k <= count; k += 1) {
    log += Math.log(mean / k);
    sum += Math.exp(log);
  }
  return sum;
}

function binomialAtMost(count: number, all: number, share: number): number {
  let [log, sum] = [all * Math.log1p(-share), 0];
  for (let k = 0; k <= count; k += 1) {
    sum += Math.exp(log);
    log += Math.log(((all - k) / (k + 1)) * (share / (1 - share)));
  }
  return sum;
}
