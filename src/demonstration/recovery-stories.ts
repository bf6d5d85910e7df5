type StepStory = {
  readonly step: string;
  /** Days ago. */
  readonly ago: number;
  readonly words?: string;
  readonly outcome?: string;
  readonly reason?: string;
};

type SessionStory = {
  readonly ago: number;
  readonly done?: string;
  readonly rating?: number;
  readonly missed?: "not-seen" | "declined" | "cancelled";
};

export type WorkStory = {
  readonly kind: string;
  readonly by: string;
  readonly agency: string;
  readonly goal?: string;
  readonly began: number;
  readonly ended?: { readonly ago: number; readonly reason: string; readonly words?: string };
  readonly sessions: readonly SessionStory[];
  /** What somebody answered when they looked back first. */
  readonly lookedBack?: string;
};

type RatingStory = {
  readonly ago: number;
  readonly point: string;
  /** In the order of the outcomes: ours and the child's, "-" where it is not known. */
  readonly words: readonly (readonly [string, string])[];
};

export type RecoveryStory = {
  readonly referrals?: readonly { readonly to: string; readonly steps: readonly StepStory[] }[];
  readonly work?: readonly WorkStory[];
  readonly ratings?: readonly RatingStory[];
};

const harbour = "Harbour Youth Project";
const noTherapy = (ago: number) => ({
  to: "trauma",
  steps: [
    {
      step: "not-available",
      ago,
      reason: "none-here",
      words: "The child asks for somebody to talk to.",
    },
  ],
});

/** Each told of one child: work that goes well, that stalls and that ended; services that are late or not there. */
export const recoveryStories: readonly RecoveryStory[] = [
  {
    referrals: [
      {
        to: "mentoring",
        steps: [
          { step: "referred", ago: 130, words: "Wants one worker who stays." },
          { step: "waiting", ago: 126 },
          { step: "started", ago: 114 },
        ],
      },
      { to: "camhs", steps: [{ step: "referred", ago: 96, words: "Sleeps badly; agrees to it." }] },
      noTherapy(60),
    ],
    work: [
      {
        kind: "mentor",
        by: "Jerome Okafor",
        agency: harbour,
        began: 114,
        goal: "I want to stop looking over my shoulder.",
        sessions: [
          {
            ago: 108,
            done: "First meeting, at the café by the pier. Talked about football.",
            rating: 3,
          },
          { ago: 94, done: "Made a list of people who are good for them.", rating: 4 },
          { ago: 80, missed: "cancelled" },
          { ago: 66, done: "Changed the telephone number together.", rating: 4 },
          { ago: 38, done: "Visited the college with them.", rating: 6 },
          { ago: 10, done: "Practised what to say when a lift is offered.", rating: 7 },
        ],
      },
      {
        kind: "therapy",
        by: "Eastmoor Health Trust",
        agency: "Eastmoor Health Trust",
        began: 40,
        sessions: [{ ago: 33 }, { ago: 26 }, { ago: 19, missed: "not-seen" }, { ago: 12 }],
      },
    ],
    ratings: [
      {
        ago: 112,
        point: "start",
        words: [
          ["far", "begun"],
          ["begun", "begun"],
          ["far", "far"],
          ["far", "far"],
          ["begun", "-"],
        ],
      },
      {
        ago: 40,
        point: "review",
        words: [
          ["begun", "mostly"],
          ["mostly", "begun"],
          ["begun", "begun"],
          ["begun", "mostly"],
          ["begun", "begun"],
        ],
      },
    ],
  },
  {
    referrals: [
      {
        to: "substances",
        steps: [
          { step: "referred", ago: 44, words: "Made to carry; uses cannabis to sleep." },
          { step: "waiting", ago: 40 },
        ],
      },
      noTherapy(35),
    ],
    work: [
      {
        kind: "key-worker",
        by: "Jerome Okafor",
        agency: harbour,
        began: 90,
        goal: "To have somebody to ring who is not the police.",
        sessions: [
          { ago: 84, done: "Met at school. Did not say much; took the number.", rating: 5 },
          { ago: 56, missed: "not-seen" },
          { ago: 42, missed: "declined" },
          { ago: 21, missed: "not-seen" },
        ],
      },
    ],
    ratings: [
      {
        ago: 80,
        point: "start",
        words: [
          ["far", "-"],
          ["begun", "-"],
          ["-", "-"],
          ["far", "begun"],
          ["far", "-"],
        ],
      },
    ],
  },
  {
    referrals: [noTherapy(120)],
    work: [
      {
        kind: "child-isva",
        by: "Amira Shah",
        agency: "Lighthouse",
        began: 420,
        goal: "To get through the interview, and be believed.",
        sessions: [
          {
            ago: 400,
            done: "Explained what an interview is, and that they can stop it.",
            rating: 2,
          },
          { ago: 330, done: "Went to see the room.", rating: 4 },
          { ago: 260, done: "Sat with them on the day.", rating: 5 },
        ],
        ended: {
          ago: 200,
          reason: "goal-met",
          words: "The interview is over. “I was believed.”",
        },
      },
    ],
    ratings: [
      {
        ago: 410,
        point: "start",
        words: [
          ["far", "far"],
          ["begun", "begun"],
          ["far", "far"],
          ["begun", "begun"],
          ["far", "far"],
        ],
      },
      {
        ago: 300,
        point: "review",
        words: [
          ["begun", "begun"],
          ["mostly", "mostly"],
          ["begun", "far"],
          ["mostly", "begun"],
          ["begun", "begun"],
        ],
      },
      {
        ago: 198,
        point: "close",
        words: [
          ["mostly", "mostly"],
          ["holds", "mostly"],
          ["begun", "begun"],
          ["mostly", "holds"],
          ["mostly", "holds"],
        ],
      },
    ],
  },
  {
    referrals: [
      {
        to: "mentoring",
        steps: [
          { step: "referred", ago: 58, words: "Asked for a woman as a worker." },
          { step: "waiting", ago: 50 },
        ],
      },
      noTherapy(75),
    ],
  },
  {
    referrals: [
      {
        to: "mediation",
        steps: [
          { step: "referred", ago: 300, words: "Arguments about a friend." },
          { step: "started", ago: 288 },
          { step: "ended", ago: 240, outcome: "completed" },
        ],
      },
      noTherapy(90),
    ],
    work: [
      {
        kind: "programme",
        by: "Back into learning",
        agency: "Eastmoor Council",
        began: 420,
        goal: "To be back at school after the summer.",
        sessions: [{ ago: 410, done: "Met the group.", rating: 6 }],
        ended: { ago: 205, reason: "programme-over" },
        lookedBack: "The school and the child say so; nothing with the police.",
      },
    ],
  },
  {
    referrals: [
      { to: "learning", steps: [{ step: "wanted", ago: 20, words: "Wants to be in a school." }] },
      noTherapy(15),
    ],
  },
  {
    referrals: [
      {
        to: "clinic",
        steps: [
          { step: "referred", ago: 12, words: "Asked for it." },
          { step: "started", ago: 12 },
        ],
      },
      {
        to: "learning",
        steps: [
          { step: "referred", ago: 65, words: "No school place since September." },
          { step: "not-available", ago: 48, reason: "full" },
        ],
      },
      noTherapy(45),
    ],
  },
];
