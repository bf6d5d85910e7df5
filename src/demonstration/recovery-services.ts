type ServiceStory = {
  readonly key: string;
  readonly name: string;
  readonly provider: string;
  readonly tier: string;
  readonly criteria: string;
  readonly ages?: readonly [number, number];
  readonly howToRefer: string;
  readonly contact?: string;
  readonly shownAs?: string;
  readonly waitDays?: number;
  readonly isMissing?: boolean;
  /** Who stands on the list of a sensitive one. */
  readonly list?: readonly string[];
};

const health = "A health service: ask the designated nurse";

/** What there is for children in Eastmoor, and what is not. Every name is invented. */
export const services: readonly ServiceStory[] = [
  {
    key: "mentoring",
    name: "Harbour recovery mentoring",
    provider: "Harbour Youth Project",
    tier: "recovery",
    ages: [11, 18],
    criteria: "Children who were exploited or are at risk of it; the same worker for a year",
    howToRefer: "By the form on their page; they ring within two working days",
    contact: "020 7946 0180",
    waitDays: 21,
  },
  {
    key: "isva",
    name: "Lighthouse advisers for children (ISVA)",
    provider: "Lighthouse",
    tier: "specialist",
    ages: [0, 18],
    criteria: "Children who were sexually harmed, whether or not it was reported",
    howToRefer: "By telephone, with the child’s agreement",
    contact: "020 7946 0181",
    waitDays: 10,
  },
  {
    key: "camhs",
    name: "Eastmoor CAMHS",
    provider: "Eastmoor Health Trust",
    tier: "specialist",
    ages: [5, 17],
    shownAs: health,
    waitDays: 126,
    criteria: "Moderate to severe difficulties with mental health",
    howToRefer: "Single point of access; a professional or the family",
    list: ["nurse", "lead"],
  },
  {
    key: "clinic",
    name: "Quayside clinic for young people",
    provider: "Quayside",
    tier: "universal",
    ages: [13, 19],
    shownAs: health,
    criteria: "Sexual health, contraception and advice",
    howToRefer: "No referral is needed",
    list: ["nurse"],
  },
  {
    key: "refuge",
    name: "Safe place for families",
    provider: "Harbour women’s aid",
    tier: "specialist",
    shownAs: "A service: ask the lead practitioner",
    waitDays: 3,
    criteria: "A parent and children who have to leave home",
    howToRefer: "By telephone at any hour",
    list: ["mash", "manager"],
  },
  {
    key: "substances",
    name: "Clearwater young people",
    provider: "Clearwater",
    tier: "targeted",
    ages: [10, 18],
    waitDays: 14,
    criteria: "Alcohol or drugs, also where a child is made to carry them",
    howToRefer: "By the form on their page, or the child themselves",
    contact: "020 7946 0182",
  },
  {
    key: "learning",
    name: "Back into learning",
    provider: "Eastmoor Council",
    tier: "targeted",
    ages: [11, 17],
    waitDays: 28,
    criteria: "Children without a school place, or who are there less than half of the time",
    howToRefer: "By the virtual school",
  },
  {
    key: "mediation",
    name: "Talking it through",
    provider: "Eastmoor Council",
    tier: "early",
    ages: [10, 17],
    criteria: "Families who argue about where a child goes and with whom",
    howToRefer: "By early help",
  },
  {
    key: "youth-club",
    name: "Youth clubs",
    provider: "Harbour Youth Project",
    tier: "universal",
    ages: [8, 19],
    criteria: "Anybody",
    howToRefer: "No referral is needed",
  },
  {
    key: "trauma",
    name: "Trauma therapy for children",
    provider: "Nobody at present",
    tier: "recovery",
    isMissing: true,
    criteria: "Children who need therapy for what was done to them, before or after a trial",
    howToRefer: "Nobody can be referred: record that it is wanted",
  },
];
