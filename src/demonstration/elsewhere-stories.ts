export type Known = {
  readonly forum: string;
  readonly by: "lead" | "police" | "mash";
  /** Days before today. */
  readonly since: number;
  readonly reference?: string;
  readonly contact?: string;
  readonly summary?: string;
  /** Days from today. */
  readonly next?: { readonly in: number; readonly what: string };
  readonly basis: string;
  readonly ended?: string;
};

const agreed = "Agreed at the planning meeting; shared under the partnership’s agreement";

/** To which forums some children are known: open ones, one that has ended, one that only its list reads. */
export const stories: readonly (readonly Known[])[] = [
  [
    {
      forum: "youth-justice",
      by: "lead",
      since: 70,
      reference: "YJ 2214",
      contact: "Duty desk of the youth justice service",
      basis: agreed,
      summary: "Referral order of six months; a worker sees the child every week.",
      next: { in: 6, what: "Panel review of the order" },
    },
    {
      forum: "gangs",
      by: "lead",
      since: 40,
      basis: agreed,
      next: { in: -3, what: "Next panel" },
    },
  ],
  [
    {
      forum: "marac",
      by: "police",
      since: 30,
      reference: "M 311",
      contact: "Independent domestic violence adviser of the household",
      summary: "Heard once. The adviser works with the adult; the child is seen at school.",
      next: { in: 10, what: "Repeat within 12 months" },
      basis: "The co-ordinator of MARAC agreed that its list here may know",
    },
    {
      forum: "child-protection-plan",
      by: "lead",
      since: 50,
      basis: agreed,
      next: { in: 12, what: "Review conference" },
    },
  ],
  [
    {
      forum: "missing-panel",
      by: "lead",
      since: 90,
      basis: agreed,
      ended: "No episode for two months; the panel looks no further.",
    },
    { forum: "in-care", by: "lead", since: 200, reference: "LAC 77", basis: agreed },
  ],
];

/** References to other forums with the lists of the hidden ones, and three referrals to the NRM, by the commands that people use. */
