type Sent = {
  readonly what: string;
  readonly who: string;
  readonly whereSaid: string;
  readonly whenSaid: string;
  readonly how: string;
};

export type IntelligenceStory = {
  readonly by: string;
  readonly ago: number;
  readonly sent: Sent;
  /** What police wrote from it; without it, it waits. */
  readonly wording?: string;
  readonly graded: {
    readonly handling: string;
    readonly conditions: string;
    readonly grading: string;
    readonly source: string;
    readonly assessment: string;
  };
  readonly reviewDays: number;
  readonly about: readonly string[];
  readonly outcome?: string;
};

const notGraded = { handling: "P", conditions: "", grading: "none", source: "", assessment: "" };

/** Invented pieces: each agency holds one, and together they say what none of them knows. */
export const intelligenceStories: readonly IntelligenceStory[] = [
  {
    by: "school",
    ago: 24,
    sent: {
      what: "A blue estate with a dented door, QX19 ZZA, waits at the back gate. The driver hands carrier bags to older pupils.",
      who: "A man of about 40 in a grey cap",
      whereSaid: "Back gate of the school, beside the bins",
      whenSaid: "Most Fridays since half term, about 3.45pm",
      how: "Seen by our cleaner on three Fridays",
    },
    wording:
      "A blue estate with a dented door, QX19 ZZA, waits near a school on Fridays at about 3.45pm. The driver hands bags to pupils.",
    graded: { ...notGraded, grading: "3x5x2", source: "3x5x2:2", assessment: "3x5x2:A" },
    reviewDays: 120,
    about: ["QX19 ZZA"],
    outcome: "visit",
  },
  {
    by: "nurse",
    ago: 16,
    sent: {
      what: "A man called Uncle D was collected outside the clinic by a blue estate, QX19 ZZA.",
      who: "“Uncle D”",
      whereSaid: "Outside the clinic",
      whenSaid: "Tuesday two weeks ago, about 6pm",
      how: "Seen by staff who were closing up",
    },
    wording: "QX19 ZZA collected a man who is called Uncle D outside a clinic at about 6pm.",
    graded: {
      ...notGraded,
      handling: "C",
      conditions: "Police only: ask the officer before any use",
    },
    reviewDays: 20,
    about: ["QX19 ZZA", "Daz Holloway"],
  },
  {
    by: "youthworker",
    ago: 12,
    sent: {
      what: "Daz Holloway stays at the arches behind the bus station on weekday evenings.",
      who: "Daz Holloway",
      whereSaid: "Arches behind the bus station",
      whenSaid: "Weekday evenings this month",
      how: "Seen by two youth workers",
    },
    wording: "Daz Holloway was at the arches behind the bus station on several weekday evenings.",
    graded: { ...notGraded, grading: "3x5x2", source: "3x5x2:1", assessment: "3x5x2:B" },
    reviewDays: 120,
    about: ["Daz Holloway", "Arches behind the bus station"],
  },
  {
    by: "manager",
    ago: 1,
    sent: {
      what: "A second telephone number, 07700 900415, is written on a wall near the arches with “ring any time”.",
      who: "",
      whereSaid: "Wall beside the arches",
      whenSaid: "Seen this morning",
      how: "Seen by a family support worker",
    },
    graded: notGraded,
    reviewDays: 120,
    about: [],
  },
];
