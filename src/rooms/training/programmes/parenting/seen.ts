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

/** To be seen: never seen, not seen for a year, or past the day that was set. */
export const isToSee = ({ last }: SeenLast, today: IsoDate): boolean =>
  last === null || last.seenOn < addMonths(today, -12) || last.reviewBy < today;

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
