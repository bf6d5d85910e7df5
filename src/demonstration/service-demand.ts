import type { RecoveryStory } from "./recovery-stories.ts";

type Referral = NonNullable<RecoveryStory["referrals"]>[number];

/** How children came to one service: those who started, who still wait, and whom it could not take. */
type Demand = {
  readonly to: string;
  /** Between which ages, where the service has them. */
  readonly ages?: readonly [number, number];
  readonly whys: readonly string[];
  /** Days ago of each referral, and after how many days they started. */
  readonly started?: readonly (readonly [ago: number, after: number])[];
  readonly waiting?: readonly number[];
  readonly unmet?: { readonly reason: string; readonly agos: readonly number[] };
};

/**
 * So many children that the tables of demand say something. All of it lies at least a month back, so that the year of
 * whole months holds it on every day; three services have so few children that their numbers are withheld.
 */
const demands: readonly Demand[] = [
  {
    to: "mentoring",
    ages: [11, 18],
    whys: ["Wants one worker who stays.", "A friend has a mentor.", "Asked at school."],
    started: [
      [310, 16],
      [285, 18],
      [262, 20],
      [231, 19],
      [204, 24],
      [176, 26],
      [151, 29],
      [118, 33],
    ],
    waiting: [74, 66, 57, 49, 41],
  },
  {
    to: "isva",
    whys: ["Agreed to be rung.", "Wants to know what comes next.", "A parent asked for it."],
    started: [
      [320, 9],
      [298, 12],
      [270, 14],
      [226, 21],
      [190, 26],
      [163, 34],
      [140, 38],
    ],
    waiting: [83, 71, 64, 52, 46, 38],
    unmet: { reason: "full", agos: [92, 80, 69, 58, 44] },
  },
  {
    to: "camhs",
    ages: [5, 17],
    whys: ["Sleeps badly.", "The GP advised it.", "Worried all the time."],
    started: [
      [330, 98],
      [304, 121],
      [277, 133],
      [250, 129],
      [222, 140],
    ],
    waiting: [128, 109, 94, 77, 53],
  },
  {
    to: "substances",
    ages: [10, 18],
    whys: ["Wants to stop.", "Asked for it after a talk.", "Found with cannabis."],
    started: [
      [290, 9],
      [236, 12],
      [188, 13],
      [134, 16],
      [97, 19],
    ],
    waiting: [62, 55, 47, 39],
  },
  {
    to: "learning",
    ages: [11, 17],
    whys: ["At school two days a week.", "No place since a move.", "Wants to go back."],
    started: [
      [301, 20],
      [265, 24],
      [217, 25],
      [169, 31],
      [122, 36],
      [98, 40],
    ],
    unmet: { reason: "full", agos: [86, 73, 61, 50] },
  },
  {
    to: "mediation",
    ages: [10, 17],
    whys: ["Arguments about the evening."],
    started: [
      [244, 10],
      [157, 12],
    ],
  },
  {
    to: "refuge",
    whys: ["The family has to leave home."],
    started: [
      [212, 1],
      [108, 2],
    ],
  },
  {
    to: "clinic",
    ages: [13, 19],
    whys: ["Asked for it."],
    started: [
      [143, 0],
      [89, 0],
    ],
  },
];

const referralsOf = ({ to, whys, started = [], waiting = [], unmet }: Demand) => {
  const why = (at: number): string => whys[at % whys.length] ?? "";
  return [
    ...started.map(([ago, after], at): Referral => ({
      to,
      steps: [
        { step: "referred", ago, words: why(at) },
        { step: "started", ago: ago - after },
      ],
    })),
    ...waiting.map((ago, at): Referral => ({
      to,
      steps: [
        { step: "referred", ago, words: why(at + 1) },
        { step: "waiting", ago: ago - 4 },
      ],
    })),
    ...(unmet?.agos ?? []).map((ago, at): Referral => ({
      to,
      steps: [
        { step: "referred", ago, words: why(at + 2) },
        { step: "not-available", ago: ago - 10, reason: unmet?.reason ?? "" },
      ],
    })),
  ];
};

/** Hands the referrals out, one child after another and no service twice to one child. */
export function demandOf<Child extends { readonly age: number }>(
  children: readonly Child[],
): readonly { readonly child: Child; readonly referral: Referral }[] {
  let turn = 0;
  return demands.flatMap((demand) => {
    const [youngest, oldest] = demand.ages ?? [0, 18];
    const fitting = children.filter(({ age }) => age >= youngest && age <= oldest);
    return referralsOf(demand).flatMap((referral) => {
      const child = fitting[turn++ % Math.max(1, fitting.length)];
      return child ? [{ child, referral }] : [];
    });
  });
}
