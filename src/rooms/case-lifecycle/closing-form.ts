import { readDateParts, readText, type FieldError } from "../../kernel/fields.ts";
import type { Action, StillAsked } from "../work/index.ts";
import type { ClosureScheme } from "./schemes.ts";
import { isNoReason } from "./stops.ts";
import type { StandsYet } from "./what-stands.ts";

/** Fields by name: one set for each criterion, each thing that stands, each promise and each agency. */
export type ClosingTyped = Readonly<Record<string, string>>;

export type Contingency = {
  readonly rowId: string;
  readonly happens: string;
  readonly response: string;
  readonly who: string;
};
export type AgencyInCircle = { readonly agencyId: string; readonly name: string };

/** What closing is asked about, for this child on this day. */
export type ClosingContext = {
  readonly scheme: ClosureScheme;
  /** Words that are no reason by themselves. */
  readonly noReasons: readonly string[];
  readonly stands: readonly StandsYet[];
  readonly promises: readonly Action[];
  /** Questions that wait for an answer: nobody waits any more once the record is closed. */
  readonly asked: readonly StillAsked[];
  readonly agencies: readonly AgencyInCircle[];
  /** Of the plan: copied, not typed. */
  readonly contingencies: readonly Contingency[];
  readonly today: string;
};

export type Answer = {
  readonly part: "evidence" | "standing" | "promise" | "agency" | "contingency";
  readonly about: string;
  readonly title: string;
  readonly wording: string | null;
  readonly source: string | null;
  readonly seenOn: string | null;
  readonly ending: string | null;
};

export type Closing = {
  readonly reason: string;
  readonly childView: string;
  readonly childTold: string;
  readonly leadAfter: string;
  readonly turnTo: string;
  readonly answers: readonly Answer[];
};

/** How a promise that is open ends with the closing. */
export const promiseEndings = {
  done: "Done",
  not_achieved: "Not achieved",
  superseded: "Handed over outside the pathway",
} as const;

/** What becomes of a flag that stands. */
export const flagEndings = {
  ends: "It ends with the closing",
  stays: "It stays on the closed record, with its review",
} as const;

const texts = {
  reason: {
    name: "Why the record can be closed",
    most: 4000,
    missing: "Enter why the record can be closed",
  },
  childView: {
    name: "What the child says",
    most: 4000,
    missing: "Enter what the child says about closing, or why they were not asked",
  },
  childTold: {
    name: "How the child was told",
    most: 2000,
    missing: "Enter how the child was told, or when they will be and who by",
  },
  leadAfter: {
    name: "Lead professional afterwards",
    most: 200,
    missing: "Enter who is the lead professional afterwards",
  },
  turnTo: {
    name: "Where they turn to",
    most: 2000,
    missing: "Enter where the child and the family turn to",
  },
} as const;
export type ClosingText = keyof typeof texts;

const noReason =
  "A birthday, silence or not engaging is not enough: enter the evidence that the risk is lower";

const nothing = { wording: null, source: null, seenOn: null, ending: null } as const;

/** Reads a proposal to close. Nothing that stands and no promise is passed over. */
export function readClosing(
  typed: ClosingTyped,
  ground: ClosingContext,
): { readonly closing: Closing } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = (
    field: string,
    rule: { readonly name: string; readonly most: number; readonly missing?: string },
  ): string => {
    const read = readText(typed[field] ?? "", rule);
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return "";
  };
  const named = (field: ClosingText): string => text(field, texts[field]);
  const reason = named("reason");
  if (isNoReason(reason, ground.noReasons)) errors.push({ field: "reason", message: noReason });
  const answers: readonly Answer[] = [
    ...ground.scheme.criteria.map((one) => evidenceOf(one, { typed, text, errors, ground })),
    ...ground.stands.map((one) => standingOf(one, { typed, text, errors, ground })),
    ...ground.promises.map((one) => promiseOf(one, { typed, text, errors, ground })),
    ...ground.agencies.map(({ agencyId, name }) => ({
      ...nothing,
      part: "agency" as const,
      about: agencyId,
      title: name,
      wording: text(`agency-${agencyId}`, { name: `What ${name} said`, most: 4000 }) || null,
    })),
    ...contingenciesOf({ typed, text, errors, ground }),
  ];
  const rest = {
    childView: named("childView"),
    childTold: named("childTold"),
    leadAfter: named("leadAfter"),
    turnTo: named("turnTo"),
  };
  return errors.length > 0 ? { errors } : { closing: { reason, ...rest, answers } };
}

type Reading = {
  readonly typed: ClosingTyped;
  readonly text: (
    field: string,
    rule: { readonly name: string; readonly most: number; readonly missing?: string },
  ) => string;
  readonly errors: FieldError[];
  readonly ground: ClosingContext;
};

function evidenceOf(
  { key, name }: ClosureScheme["criteria"][number],
  { typed, text, errors, ground }: Reading,
): Answer {
  const wording = text(`evidence-${key}`, {
    name: "Evidence",
    most: 4000,
    missing: `Enter what shows it: ${name}`,
  });
  if (wording !== "" && isNoReason(wording, ground.noReasons))
    errors.push({ field: `evidence-${key}`, message: `${noReason}: ${name}` });
  const source = text(`source-${key}`, {
    name: "Source",
    most: 200,
    missing: `Enter who saw or said it: ${name}`,
  });
  const seen = readDateParts(dateOf(typed, `seen-${key}`), {
    name: "Date it was seen or said",
    earliest: "2010-01-01",
    latest: ground.today,
  });
  if (!seen.ok) errors.push({ field: `seen-${key}`, message: `${seen.error}: ${name}` });
  const seenOn = seen.ok ? seen.value : null;
  return { part: "evidence", about: key, title: name, wording, source, seenOn, ending: null };
}

function standingOf(one: StandsYet, { typed, text, errors }: Reading): Answer {
  const { about, title, check, hinders } = one;
  const answer = { ...nothing, part: "standing" as const, about, title };
  if (hinders) {
    errors.push({ field: `standing-${about}`, message: `${title}: it prevents closing` });
    return answer;
  }
  const wording = text(`standing-${about}`, {
    name: "Why",
    most: 4000,
    missing: `Enter why it does not prevent closing: ${title}`,
  });
  if (check !== "flag") return { ...answer, wording };
  const ending = typed[`ends-${about}`] ?? "";
  if (!Object.hasOwn(flagEndings, ending)) {
    errors.push({ field: `ends-${about}`, message: `Choose what becomes of it: ${title}` });
  }
  return { ...answer, wording, ending };
}

function promiseOf({ actionId, wording: title }: Action, { typed, text, errors }: Reading): Answer {
  const ending = typed[`ending-${actionId}`] ?? "";
  if (!Object.hasOwn(promiseEndings, ending)) {
    errors.push({ field: `ending-${actionId}`, message: `Choose what becomes of it: ${title}` });
  }
  const wording = text(`promise-${actionId}`, {
    name: "Outcome",
    most: 2000,
    missing: `Enter the outcome, or who has it from now on: ${title}`,
  });
  return { ...nothing, part: "promise", about: actionId, title, wording, ending };
}

/** The plan's own words where it has any; otherwise one is asked for. */
function contingenciesOf({ text, ground }: Reading): readonly Answer[] {
  const answer = { ...nothing, part: "contingency" as const };
  if (ground.contingencies.length === 0) {
    const title = text("contingency", {
      name: "What is done if things change",
      most: 2000,
      missing: "Enter what happens if things change, and who does it",
    });
    return [{ ...answer, about: "typed", title: title || "-" }];
  }
  return ground.contingencies.map(({ rowId, happens, response, who }) => ({
    ...answer,
    about: rowId,
    title: `If ${happens}: ${response} (${who})`.slice(0, 2000),
  }));
}

export const dateOf = (typed: ClosingTyped, prefix: string) => ({
  day: typed[`${prefix}-day`] ?? "",
  month: typed[`${prefix}-month`] ?? "",
  year: typed[`${prefix}-year`] ?? "",
});

/** Whether a meeting has to have agreed: not knowing the level is no reason for less. */
export const needsPanel = ({ panelFromLevel }: ClosureScheme, level: number | null): boolean =>
  level === null || level >= panelFromLevel;
