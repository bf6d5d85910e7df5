import { classes } from "./thetas.ts";
import { twins } from "../priors/classes.ts";

const { usually: usuallyTwins, imagined } = twins;

/**
 * How many of a household's pairs are twins is told by those whose forenames are known: of others nobody
 * can say whether they are twins or one child.
 */
export class NamedFamilies {
  #household = 0;
  #twins = usuallyTwins * imagined;

  /** @param parts of a pair whose forenames are known, by class */
  add(parts: Float64Array): void {
    this.addBoth(parts[classes.household] ?? 0, parts[classes.twins] ?? 0);
  }

  addBoth(household: number, twins: number): void {
    this.#household += household;
    this.#twins += twins;
  }

  /** How many of so many pairs of a household are of twins. */
  twinsOf(family: number): number {
    const all = this.#household + this.#twins + (1 - usuallyTwins) * imagined;
    return (family * this.#twins) / all;
  }

  /** Divides what a household has of all classes anew. */
  divide(shares: Float64Array): void {
    const family = (shares[classes.household] ?? 0) + (shares[classes.twins] ?? 0);
    shares[classes.twins] = this.twinsOf(family);
    shares[classes.household] = family - this.twinsOf(family);
  }
}
