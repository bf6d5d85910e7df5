import { z } from "zod";
import { bitsInWords } from "../../linkage/index.ts";
import { type Words, kindOf, key, named, words } from "../configuration/index.ts";

const bits = z.number().min(-30).max(30);
const share = z.number().min(0).max(1);

/** How records are compared that may be of one child: what is shown, what is looked at twice, what was learned. */
const recordMatchingShape = z.object({
  name: words,
  source: words,
  /** A pair that weighs so much waits to be looked at. 0 is even odds, -3 one in nine. */
  listFrom: bits,
  /** From here on, and wherever a pair is shown, a second person looks, whatever the first said. */
  unsureFrom: bits,
  /** So many pairs that are not shown are drawn each month, for somebody to look at. */
  sampleOfMonth: z.int().min(0).max(200),
  /** So many pairs have to be decided, of one child and of two, before numbers are learned from them. */
  enoughToLearn: z.int().min(50).max(100_000),
  /** What was learned from decisions here, in place of what Lantern comes with. */
  learned: z.array(
    z.object({ name: words, m: z.array(share).min(1).max(20), h: z.array(share).max(20) }),
  ),
});

/** What the settings are called, as on the page of what decisions show, and what each of them does. */
const matchingWords: Words = {
  listFrom: {
    label: "A pair is shown from",
    explained: "A pair at least this likely to be one child waits for a person to check.",
    say: bitsInWords,
  },
  unsureFrom: {
    label: "A second person always checks from",
    explained:
      "From this likelihood on, a colleague checks every pair shown. Below it, they check pairs that the first person decided are one child.",
    say: bitsInWords,
  },
  /** In versions of before alone. */
  unsureTo: {
    label: "A second person always checks up to",
    explained: "It has no effect any more: a colleague always checks likely pairs.",
    say: bitsInWords,
  },
  sampleOfMonth: {
    label: "Pairs in the sample of a month",
    explained: "So many pairs that are not shown are drawn by chance, to see what is missed.",
  },
  enoughToLearn: {
    label: "Pairs to decide before numbers are learned",
    explained: "So many pairs of one child, and as many of two.",
  },
};

export const findWithoutSeeingKind = kindOf("find-without-seeing", {
  title: "Finding without seeing",
  purpose: "Who may be told that a child is known, on what relationship, and how often",
  under: "access",
  order: 10,
  body: z.object({
    name: words,
    dailyLimit: z.int().positive(),
    relationships: z.array(named).min(1),
    /** Roles that are told whether a flag stands; everyone else hears who to ring. */
    tellsOfFlagTo: z.array(key),
  }),
});

export const emergencyAccessKind = kindOf("emergency-access", {
  title: "Opening a record in an emergency",
  purpose: "For how long, and for which reasons, a record beyond reach can be opened",
  under: "access",
  order: 20,
  body: z.object({
    name: words,
    minutes: z.int().min(5).max(120),
    /** How often one person may in a day; five where it says nothing. */
    dailyLimit: z.int().min(1).max(50).optional(),
    reasons: z.array(named).min(1),
  }),
});

export const recordMatchingKind = kindOf("record-matching", {
  title: "Records of one child",
  purpose:
    "From how likely a pair is shown, when a second person looks, and what was learned from decisions",
  under: "subjects",
  order: 30,
  body: recordMatchingShape,
  words: matchingWords,
});
