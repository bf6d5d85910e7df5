import { fullName, type PersonName } from "../names.ts";
import {
  comparableOf,
  compareNames,
  type NameLikeness,
  type PartLikeness,
} from "./name-likeness.ts";
import { recordedIn, type Known, type Reason, type Sought } from "./likeness-types.ts";

type Compared = {
  readonly likeness: NameLikeness;
  readonly sought: PersonName;
  readonly known: PersonName;
  readonly saidIn: Sought["saidIn"];
  /** The name compared is not the one that the person is known by. */
  readonly isOtherName: boolean;
};

const halfWeight: Readonly<Record<PartLikeness, number>> = {
  same: 3,
  alias: 2,
  part: 2,
  slip: 2,
  different: -2,
};

/** What the two say of each other by name, half by half, under whichever names fit best. */
export function nameReasons(
  sought: Sought,
  known: Known,
): { readonly reasons: readonly Reason[]; readonly isFamilyNameOnly: boolean } {
  const best = bestOf(sought, known);
  const { likeness } = best;
  const forename = halfReason("forename", best);
  const reasons = [halfReason("family name", best), forename];
  if (likeness.swapped) {
    reasons.push({
      side: "for",
      words: "Forename and family name are the other way round",
    });
  }
  if (best.isOtherName) {
    reasons.push({ side: "for", words: `By another name: ${fullName(best.known)}` });
  }
  const isFamilyNameOnly = likeness.surname === "same" && forename.side !== "for";
  return { reasons, isFamilyNameOnly };
}

function bestOf(sought: Sought, known: Known): Compared {
  const compared = [sought, ...sought.otherNames].flatMap((one, asked) =>
    [known, ...known.otherNames].map((other, at): Compared => ({
      likeness: compareNames(comparableOf(one), comparableOf(other)),
      sought: one,
      known: other,
      saidIn: sought.saidIn,
      isOtherName: asked > 0 || at > 0,
    })),
  );
  // The first of the best: the names that both are known by come first.
  return compared.reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best));
}

const weightOf = (compared: Compared): number =>
  weigh(compared, "surname") + weigh(compared, "forename");

function weigh({ likeness, sought, known }: Compared, half: "surname" | "forename"): number {
  const isBlank = half === "forename" ? isOneName(sought) || isOneName(known) : false;
  return isBlank ? 0 : halfWeight[likeness[half]];
}

const isOneName = ({ givenName }: PersonName): boolean => givenName.trim() === "";

function halfReason(half: "family name" | "forename", compared: Compared): Reason {
  const { likeness, sought, known, saidIn } = compared;
  const part = half === "forename" ? "forename" : "surname";
  const said = half === "forename" ? sought.givenName : sought.familyName;
  const isCrossed = (half === "forename") !== likeness.swapped;
  const recorded = isCrossed ? known.givenName : known.familyName;
  const name = half === "forename" ? "Forename" : "Family name";
  if (half === "forename" && (isOneName(sought) || isOneName(known))) {
    return { side: "not known", words: name };
  }
  const both = `${said} ${saidIn}, ${recorded} ${recordedIn(saidIn)}`;
  switch (likeness[part]) {
    case "same":
      return { side: "for", words: `Same ${half}: ${recorded}` };
    case "slip":
    case "alias":
      return { side: "for", words: `${name} spelt nearly alike: ${both}` };
    case "part":
      return { side: "for", words: `${name} is part of a longer one: ${both}` };
    case "different":
      return { side: "against", words: `Different ${half}: ${both}` };
  }
}
