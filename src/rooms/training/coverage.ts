import { bodyKey, type Body } from "./bodies.ts";
import type { TrainingScheme } from "./training-scheme.ts";

/** How many people of one agency or school, audience and role are registered, and whose training is valid. */
export type Counted = {
  readonly body: string;
  readonly audience: string;
  readonly role: string;
  readonly people: number;
  readonly valid: number;
  readonly expiring: number;
};

/** The newest that an agency or a school said of an audience; of one role, or of all. */
export type Headcount = {
  readonly body: string;
  readonly audience: string;
  readonly role: string | null;
  readonly people: number;
  readonly countedOn: string;
};

/** `recount`: more are trained than there are said to be. `uncounted`: nobody has said how many there are. */
export type CoverageState = "met" | "below" | "nobody" | "recount" | "uncounted";

export type CoverageLine = {
  readonly key: string;
  readonly bodyId: string | null;
  readonly bodyOf: "agency" | "school" | null;
  readonly name: string;
  readonly audience: string | null;
  readonly headcount: number | null;
  /** The oldest of the days on which these people were counted. */
  readonly countedOn: string | null;
  readonly valid: number;
  readonly expiring: number;
  /** Of those who were counted; nothing where nobody was. */
  readonly percent: number | null;
  readonly target: number;
  readonly state: CoverageState;
};

type Sum = {
  readonly headcount: number | null;
  readonly countedOn: string | null;
  readonly valid: number;
  readonly expiring: number;
};

const nothing: Sum = { headcount: null, countedOn: null, valid: 0, expiring: 0 };

/** Valid training as a share of the headcount, rounded down: 79.9 is not 80. */
export function measured(
  { headcount, valid }: Pick<Sum, "headcount" | "valid">,
  target: number,
): Pick<CoverageLine, "percent" | "state"> {
  if (headcount === null) return { percent: null, state: valid === 0 ? "nobody" : "uncounted" };
  if (headcount === 0) return { percent: null, state: valid > 0 ? "recount" : "met" };
  if (valid > headcount) return { percent: 100, state: "recount" };
  const percent = Math.floor((valid * 100) / headcount);
  if (valid === 0 && target > 0) return { percent, state: "nobody" };
  return { percent, state: percent >= target ? "met" : "below" };
}

const keyOf = (body: string, audience: string): string => `${body} ${audience}`;

const oldest = (days: readonly (string | null)[]): string | null =>
  days.filter((one) => one !== null).toSorted()[0] ?? null;

/** Of one agency or school and audience: the count of all roles, or else those of single roles together. */
function headcountsOf(all: readonly Headcount[]): ReadonlyMap<string, Sum> {
  const grouped = Map.groupBy(all, ({ body, audience }) => keyOf(body, audience));
  return new Map(
    [...grouped].map(([key, counts]) => {
      const whole = counts.filter(({ role }) => role === null);
      const used = whole.length > 0 ? whole : counts;
      const headcount = used.reduce((sum, { people }) => sum + people, 0);
      const countedOn = oldest(used.map((one) => one.countedOn));
      return [key, { ...nothing, headcount, countedOn }];
    }),
  );
}

export type CoverageGiven = {
  readonly counted: readonly Counted[];
  readonly headcounts: readonly Headcount[];
  readonly bodies: readonly Body[];
  readonly scheme: Pick<TrainingScheme, "audiences" | "roles">;
};

const add = (one: Sum, other: Pick<Sum, "valid" | "expiring">): Sum => ({
  ...one,
  valid: one.valid + other.valid,
  expiring: one.expiring + other.expiring,
});

/** By agency and school, and audience. A school of which nothing is known has a line too. */
export function coverageByBody(given: CoverageGiven): readonly CoverageLine[] {
  const { counted, bodies, scheme } = given;
  const sums = new Map(headcountsOf(given.headcounts));
  for (const one of counted) {
    const key = keyOf(one.body, one.audience);
    sums.set(key, add(sums.get(key) ?? nothing, one));
  }
  const audiences = new Map(scheme.audiences.map((one) => [one.key, one.target]));
  const byBody = Map.groupBy(sums, ([key]) => key.slice(0, key.indexOf(" ")));
  return bodies.flatMap((body): readonly CoverageLine[] => {
    const at = bodyKey(body);
    const own = byBody.get(at) ?? [];
    const lines = own.map(([key, sum]) => {
      const audience = key.slice(at.length + 1);
      const target = audiences.get(audience) ?? 0;
      return { ...lineOf(body, key), ...sum, audience, target, ...measured(sum, target) };
    });
    if (lines.length > 0 || body.of === "agency") return lines;
    const target = audiences.get("universal") ?? 0;
    return [
      { ...lineOf(body, at), ...nothing, audience: null, target, ...measured(nothing, target) },
    ];
  });
}

const lineOf = ({ id, of, name }: Body, key: string) => ({ key, bodyId: id, bodyOf: of, name });

/** A total of several bodies: only those who were counted are in both numbers of the share. */
function together(key: string, name: string, sums: readonly Sum[], target: number): CoverageLine {
  const known = sums.filter(({ headcount }) => headcount !== null);
  const headcount =
    known.length === 0 ? null : known.reduce((sum, one) => sum + (one.headcount ?? 0), 0);
  const countedOn = oldest(known.map((one) => one.countedOn));
  const of = (all: readonly Sum[], what: "valid" | "expiring"): number =>
    all.reduce((sum, one) => sum + one[what], 0);
  const valid = of(sums, "valid");
  const share = measured(
    { headcount, valid: headcount === null ? valid : of(known, "valid") },
    target,
  );
  return {
    key,
    name,
    bodyId: null,
    bodyOf: null,
    audience: null,
    headcount,
    countedOn,
    valid,
    expiring: of(sums, "expiring"),
    target,
    ...share,
  };
}

/** By audience, over all agencies and schools. */
export function coverageByAudience(given: CoverageGiven): readonly CoverageLine[] {
  const byAudience = Map.groupBy(
    coverageByBody(given).filter(({ audience }) => audience !== null),
    ({ audience }) => audience ?? "",
  );
  return given.scheme.audiences
    .filter(({ key }) => byAudience.has(key))
    .map(({ key, name, target }) => ({
      ...together(key, name, byAudience.get(key) ?? [], target),
      audience: key,
    }));
}

/** By role: against headcounts that were stated for the role. */
export function coverageByRole({
  counted,
  headcounts,
  scheme,
}: CoverageGiven): readonly CoverageLine[] {
  const targets = new Map(scheme.audiences.map((one) => [one.key, one.target]));
  return scheme.roles.flatMap(({ key, name }) => {
    const counts = headcounts.filter(({ role }) => role === key);
    const people = counted.filter(({ role }) => role === key);
    if (counts.length === 0 && people.length === 0) return [];
    const cells = new Map<string, Sum>();
    for (const { body, audience, people: headcount, countedOn } of counts)
      cells.set(keyOf(body, audience), { ...nothing, headcount, countedOn });
    for (const one of people) {
      const at = keyOf(one.body, one.audience);
      cells.set(at, add(cells.get(at) ?? nothing, one));
    }
    const target = Math.max(
      ...[...counts, ...people].map(({ audience }) => targets.get(audience) ?? 0),
    );
    return [together(key, name, [...cells.values()], target)];
  });
}
