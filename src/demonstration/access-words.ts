type Emergency = {
  readonly reasonKey: string;
  readonly reason: string;
  readonly review?: { readonly outcome: string; readonly note: string };
};

/** Openings in an emergency, the oldest first; the last still waits for its review. */
export const emergencies: readonly Emergency[] = [
  {
    reasonKey: "missing-now",
    reason:
      "Reported missing at 22:40, last seen at the bus station; addresses and friends needed.",
    review: {
      outcome: "justified",
      note: "Spoke to the officer and to the lead practitioner. Found at 01:15 at an address from the record.",
    },
  },
  {
    reasonKey: "out-of-hours",
    reason: "Stopped in a car late at night with two adults; the on-call manager did not answer.",
    review: {
      outcome: "referred",
      note: "The opening was right. That nobody answered is referred to the manager of the on-call rota.",
    },
  },
  {
    reasonKey: "danger-now",
    reason: "Caller says the child is being held at a flat until a debt is paid.",
  },
];

type ReadContext = { readonly by: string; readonly relationship: string; readonly reason: string };

/** What people say when they ask whether a child is known. */
export const askings: readonly ReadContext[] = [
  {
    by: "school",
    relationship: "in-my-service",
    reason: "New at our school after half-term; no file has come from the last one.",
  },
  {
    by: "nurse",
    relationship: "met-today",
    reason: "Came to the drop-in alone and asked not to be sent home.",
  },
  {
    by: "police",
    relationship: "met-today",
    reason: "Was with an older group in the car park; gave no address.",
  },
  {
    by: "youthworker",
    relationship: "referred",
    reason: "Referred to us for one-to-one work; want to know who else works with the family.",
  },
  {
    by: "school",
    relationship: "sibling",
    reason: "A younger brother says she is often away at night.",
  },
  {
    by: "nurse",
    relationship: "in-my-service",
    reason: "Second missed appointment, and a number that is not in use.",
  },
];
