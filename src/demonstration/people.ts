/** Everyone here is invented. One person for each built-in role, so that each view can be tried. */
export type DemoStaff = {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly team: string;
  readonly phone: string;
};

const council = { agency: "Eastmoor Council", agencyKind: "council" };
const police = { agency: "Eastmoor Police", agencyKind: "police" };
const health = { agency: "Eastmoor Health Trust", agencyKind: "health" };
const school = { agency: "Fernhill High School", agencyKind: "school" };
const charity = { agency: "Harbour Youth Project", agencyKind: "voluntary" };
const office = { agency: "Eastmoor Safeguarding Partnership", agencyKind: "partnership" };

/** Who answers at night and at weekends: one number, wherever a page has it. */
export const dutyTeam = { name: "The emergency duty team", phone: "020 7946 0199" };

/** The number of the MASH, wherever a page has it. */
export const mashPhone = "020 7946 0100";

/** The team whose records imported children become. */
export const importTeam = "Adolescent Safeguarding";
/** The team that concerns come to. */
export const mashTeam = "MASH";

// Telephone numbers are from the range kept for drama.
export const demoStaff: readonly DemoStaff[] = [
  {
    key: "coordinator",
    name: "Priya Nair",
    role: "exploitation-coordinator",
    ...council,
    team: "Exploitation Hub",
    phone: "020 7946 0101",
  },
  {
    key: "mash",
    name: "Owen Price",
    role: "mash-decision-maker",
    ...council,
    team: mashTeam,
    phone: "020 7946 0102",
  },
  {
    key: "lead",
    name: "Mariam Begum",
    role: "lead-practitioner",
    ...council,
    team: importTeam,
    phone: "020 7946 0123",
  },
  {
    key: "manager",
    name: "Dean Whitmore",
    role: "team-manager",
    ...council,
    team: importTeam,
    phone: "020 7946 0124",
  },
  {
    key: "school",
    name: "Claire Hale",
    role: "practitioner",
    ...school,
    team: "Safeguarding team",
    phone: "020 7946 0131",
  },
  {
    key: "youthworker",
    name: "Jerome Okafor",
    role: "voluntary-key-worker",
    ...charity,
    team: "Key workers",
    phone: "020 7946 0141",
  },
  {
    key: "chair",
    name: "Helen Marsh",
    role: "panel-chair",
    ...office,
    team: "Partnership office",
    phone: "020 7946 0151",
  },
  {
    key: "police",
    name: "Tom Cole",
    role: "police-spoc",
    ...police,
    team: "Child Exploitation Unit",
    phone: "020 7946 0161",
  },
  {
    key: "intelligence",
    name: "Sana Iqbal",
    role: "intelligence-officer",
    ...police,
    team: "Intelligence",
    phone: "020 7946 0162",
  },
  {
    key: "nurse",
    name: "Ruth Adeyemi",
    role: "designated-nurse",
    ...health,
    team: "Named nurses",
    phone: "020 7946 0171",
  },
  {
    key: "analyst",
    name: "Leo Varga",
    role: "analyst",
    ...office,
    team: "Analysis",
    phone: "020 7946 0152",
  },
  {
    key: "training",
    name: "Amy Stone",
    role: "training-coordinator",
    ...office,
    team: "Training",
    phone: "020 7946 0153",
  },
  {
    key: "commissioner",
    name: "Grace Lindo",
    role: "commissioner",
    ...council,
    team: "Commissioning",
    phone: "020 7946 0103",
  },
  {
    key: "licensing",
    name: "Colin Frayne",
    role: "licensing-officer",
    ...council,
    team: "Licensing",
    phone: "020 7946 0107",
  },
  {
    key: "board",
    name: "Martin Shaw",
    role: "board-member",
    ...office,
    team: "Board",
    phone: "020 7946 0154",
  },
  {
    key: "councillor",
    name: "Nadia Rahman",
    role: "councillor",
    ...council,
    team: "Members",
    phone: "020 7946 0104",
  },
  {
    key: "scrutineer",
    name: "Peter Quayle",
    role: "independent-scrutineer",
    ...office,
    team: "Scrutiny",
    phone: "020 7946 0155",
  },
  {
    key: "auditor",
    name: "Joan Ellery",
    role: "quality-auditor",
    ...office,
    team: "Quality",
    phone: "020 7946 0156",
  },
  {
    key: "governance",
    name: "Femi Akande",
    role: "information-governance-officer",
    ...council,
    team: "Information governance",
    phone: "020 7946 0105",
  },
  {
    key: "admin",
    name: "Lucy Park",
    role: "system-administrator",
    ...council,
    team: "IT",
    phone: "020 7946 0106",
  },
];

/** The number of one of them, wherever a page has it. */
export function phoneOf(key: string): string {
  const person = demoStaff.find((one) => one.key === key);
  if (!person) throw new Error(`the demonstration has nobody called ${key}`);
  return person.phone;
}

export const demoPassword = "lantern-demonstration";
export const demoEmail = (key: string): string => `${key}@eastmoor.example`;

export const givenNames = {
  female: [
    "Aaliyah",
    "Amelia",
    "Bea",
    "Chloe",
    "Daisy",
    "Eliza",
    "Farah",
    "Grace",
    "Hana",
    "Isla",
    "Jada",
    "Keira",
    "Lena",
    "Mina",
    "Nadia",
    "Orla",
    "Poppy",
    "Ruby",
    "Safa",
    "Tia",
  ],
  male: [
    "Adam",
    "Ben",
    "Callum",
    "Dylan",
    "Eli",
    "Finn",
    "George",
    "Harris",
    "Idris",
    "Jay",
    "Kai",
    "Leo",
    "Malik",
    "Noah",
    "Omar",
    "Reece",
    "Sami",
    "Tomasz",
    "Yusuf",
    "Zack",
  ],
} as const;

export const familyNames = [
  "Abbott",
  "Barlow",
  "Chowdhury",
  "Doyle",
  "Ekwueme",
  "Farrant",
  "Gill",
  "Hussain",
  "Ingram",
  "Jesse",
  "Kowalski",
  "Lamb",
  "Mooney",
  "Nowak",
  "O’Brien",
  "Pryce",
  "Quinn",
  "Rooney",
  "Sesay",
  "Thorne",
  "Usman",
  "Vickers",
  "Wilk",
  "Yates",
] as const;
