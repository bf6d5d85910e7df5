type Review = {
  readonly ago: number;
  readonly professional: string;
  readonly child: string;
  readonly changed: string;
  readonly source: string;
  readonly nextStep: string;
};

type Tried = {
  readonly approach: string;
  readonly intensity: string;
  readonly ago: number;
  readonly reviews?: readonly Review[];
};

type Place = {
  readonly ago: number;
  readonly reviewIn: number;
  readonly criterion: string;
  readonly evidence: string;
  readonly worker: string;
  readonly agency: string;
  readonly told: string;
  readonly tried: readonly Tried[];
};

export type CohortStory = {
  readonly kind: string;
  readonly name: string;
  readonly purpose: string;
  readonly basis: string;
  readonly agencies: string;
  readonly criteria: string;
  /** Who stands on its list, where it has one. */
  readonly list?: readonly string[];
  readonly members: readonly Place[];
};

const youth = { worker: "Callum Reid", agency: "Harbour Youth Project" };

const mentored = (ago: number, reviewIn: number, more: Partial<Tried> = {}): Place => ({
  ...youth,
  ago,
  reviewIn,
  criterion: "Two early signs within a month",
  evidence: "The form tutor and the youth project, at the September meeting",
  told: "By the youth worker, with a parent, at home",
  tried: [
    { approach: "mentoring", intensity: "weekly", ago: ago - 5, ...more },
    { approach: "sport-arts", intensity: "fortnightly", ago: ago - 10 },
  ],
});

const helped: Review = {
  ago: 20,
  professional: "helped",
  child: "helped",
  nextStep: "continue",
  changed: "In school each morning, and talks with the mentor on the way",
  source: "Form tutor, and the child",
};

/** One cohort that everybody may know of, and one that its list alone knows. */
export const cohortStories: readonly CohortStory[] = [
  {
    kind: "early",
    name: "Mornings: early intervention",
    purpose: "To be there with children who begin to stay away from school",
    basis: "Children Act 2004, sections 10 and 11; the partnership’s information sharing agreement",
    agencies: "Schools, Harbour Youth Project, the council’s early help service",
    criteria: "Attendance that falls, new belongings without an explanation, or new older friends",
    members: [
      mentored(90, 14, { reviews: [helped] }),
      mentored(80, 20, {
        reviews: [
          {
            ago: 30,
            professional: "no-difference",
            child: "some",
            nextStep: "adapt",
            changed: "Comes to the gym, and still leaves school at noon",
            source: "Youth worker",
          },
        ],
      }),
      mentored(70, -6),
      mentored(60, 25, { reviews: [helped] }),
      mentored(50, 30, { reviews: [helped] }),
    ],
  },
  {
    kind: "violence",
    name: "Quayside",
    purpose: "To keep young people apart from a group that uses violence, and to offer a way out",
    basis: "Crime and Disorder Act 1998, section 115; the serious violence duty agreement",
    agencies: "Police, youth justice, Harbour Youth Project, the exploitation team",
    criteria: "Named by two agencies as drawn in, or injured in a fight between groups",
    list: ["lead", "police"],
    members: [
      {
        ...youth,
        ago: 64,
        reviewIn: 8,
        criterion: "Named by two agencies as drawn in",
        evidence: "The youth justice worker and the school",
        told: "By the youth justice worker, with a parent there",
        tried: [
          {
            approach: "mediation",
            intensity: "weekly",
            ago: 50,
            reviews: [
              {
                ago: 21,
                professional: "some",
                child: "did-not-say",
                nextStep: "stop",
                changed: "The two groups have stopped waiting for each other after school",
                source: "Youth justice worker",
              },
            ],
          },
          { approach: "mentoring", intensity: "weekly", ago: 60 },
        ],
      },
    ],
  },
];
