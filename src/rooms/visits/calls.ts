import { emergencyBasis } from "../../platform/access/may-on.ts";
import { withoutHeld } from "../../platform/words/index.ts";
import type { Contact } from "../directory/index.ts";
import type { CircleMember } from "../subjects/index.ts";
import type { PlanInBrief } from "../child-record/index.ts";
import type { VisitScheme } from "./visit-scheme.ts";

/** Somebody who can be rung with one thumb. */
export type Call = {
  readonly name: string;
  readonly who: string;
  readonly phone: string;
  /** Of a line for everybody the name says no one. */
  readonly isPerson: boolean;
};

type Callable = {
  readonly circle: readonly CircleMember[];
  readonly plan: PlanInBrief | undefined;
  /** The MASH and who answers outside its hours, who answers now first. */
  readonly desks: readonly Contact[];
  readonly scheme: VisitScheme;
  /** Whoever reads: nobody rings themselves. */
  readonly readerId: string;
};

const number = /\+?\d[\d ()-]{7,18}\d/;

/** The number in a text such as "07700 900123, after school"; undefined where there is none that its reader is shown. */
export function numberIn(text: string | null): string | undefined {
  return text === null ? undefined : number.exec(withoutHeld(text))?.[0];
}

/** Whom somebody at the door can ring: who leads the child, whom the child trusts, and the lines for everybody. */
export function callsFor({ circle, plan, desks, scheme, readerId }: Callable): readonly Call[] {
  const leads = circle
    .filter(({ basis, staffId }) => basis === "allocation" && staffId !== readerId)
    .filter(({ basis }) => basis !== emergencyBasis)
    .flatMap(({ name, phone }) =>
      phone === null ? [] : [{ name, who: "lead practitioner", phone, isPerson: true }],
    );
  const trusted = (plan?.trusted ?? []).flatMap(({ name, relationship, reachedBy }) => {
    const phone = numberIn(reachedBy);
    return phone === undefined
      ? []
      : [{ name, who: `${relationship}, trusted`, phone, isPerson: true }];
  });
  const lines = scheme.lines.map(({ name, phone }) => ({
    name,
    who: phone,
    phone,
    isPerson: false,
  }));
  const rung = desks.map(({ name, phone, hours }) => ({
    name,
    who: hours,
    phone,
    isPerson: false,
  }));
  return [...leads, ...trusted, ...rung, ...lines];
}
