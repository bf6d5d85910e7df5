import { addMonths, type IsoDate } from "../../../../kernel/dates.ts";

/** The kind of programme that is looked at for exploitation; its name is configuration, its key is not. */
export const parenting = "parenting";

export const exploitationWords = { yes: "Yes", partly: "Partly", no: "No" } as const;
export const wayWords = { "sat-in": "Sat in on it", material: "Read the material" } as const;

/** One time that a colleague sat in, or read the material. */
export type Seen = {
  readonly number: number;
  readonly seenOn: IsoDate;
  readonly seenBy: string;
  readonly way: keyof typeof wayWords;
  readonly exploitation: keyof typeof exploitationWords;
  readonly agreed: string | null;
  readonly reviewBy: IsoDate;
};

export type SeenLast = { readonly last: Pick<Seen, "seenOn" | "exploitation" | "reviewBy"> | null };

/** The day that was set, or a year after it was seen where that is earlier. */
export function seeAgainBy({ seenOn, reviewBy }: Pick<Seen, "seenOn" | "reviewBy">): IsoDate {
  const inAYear = addMonths(seenOn, 12);
  return reviewBy < inAYear ? reviewBy : inAYear;
}

/** To be seen: never seen, or past the day to see it again. */
export const isToSee = ({ last }: SeenLast, today: IsoDate): boolean =>
  last === null || seeAgainBy(last) < today;

export type Counted = Readonly<Record<"all" | "yes" | "partly" | "no" | "unknown", number>>;

/** In how many exploitation is a part, with those of which nobody knows. */
export function countSeen(all: readonly SeenLast[]): Counted {
  const of = (answer: keyof typeof exploitationWords): number =>
    all.filter(({ last }) => last?.exploitation === answer).length;
  return {
    all: all.length,
    yes: of("yes"),
    partly: of("partly"),
    no: of("no"),
    unknown: all.filter(({ last }) => last === null).length,
  };
}
