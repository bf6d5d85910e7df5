/** Courses of the invented partnership, with sessions that were held and that are to come. */
export const trainingCourses = [
  {
    course: {
      name: "Child exploitation: working with children",
      aliases: "CSE Level 2\nExploitation awareness, half day",
      level: "stage-2",
      length: "half-day",
      audiences: ["universal", "social-care", "health", "police", "voluntary"],
      validMonths: "24",
      leadTraining: "",
      outcomes:
        "Recognise grooming, debt and coercion\nKnow when and how to raise a concern\nTalk to a child without blaming them",
      impact:
        "Understands what exploitation does to a child’s trust, sleep, schooling and family, and why a child may not see it as harm",
    },
    sessions: [
      {
        inDays: -45,
        time: "09:30",
        minutes: "180",
        heldIn: "Eastmoor town hall, room 4",
        joinLink: "",
        trainer: "Amy Stone",
        seats: 12,
        instructions: "Enter by the side door. Step-free access from the car park.",
      },
      {
        inDays: 14,
        time: "13:00",
        minutes: "180",
        heldIn: "",
        joinLink: "https://meet.eastmoor.example/training",
        trainer: "Amy Stone",
        seats: 4,
        instructions: "Use a room where nobody else hears. Cameras are optional.",
      },
    ],
  },
  {
    course: {
      name: "Designated leads: exploitation",
      aliases: "DSL exploitation update",
      level: "level-3",
      length: "day",
      audiences: ["designated-lead", "relevant-activity"],
      validMonths: "24",
      leadTraining: "exploitation",
      outcomes:
        "Lead on exploitation in a school or an agency\nUse the screening tool\nKnow the duty to report",
      impact:
        "Understands how exclusion, part-time timetables and being disbelieved add to the harm to a child",
    },
    sessions: [
      {
        inDays: -20,
        time: "09:15",
        minutes: "360",
        heldIn: "Fernhill High School, library",
        joinLink: "",
        trainer: "Owen Price",
        seats: 10,
        instructions: "Sign in at reception. Lunch is not provided.",
      },
      {
        inDays: 30,
        time: "09:15",
        minutes: "360",
        heldIn: "Eastmoor town hall, room 2",
        joinLink: "",
        trainer: "Owen Price",
        seats: 16,
        instructions: "",
      },
    ],
  },
] as const;

type Story = {
  readonly as: "self" | "added";
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly body: string;
  readonly audience: string;
  readonly role: string;
  readonly manager?: string;
};

const self = (key: string, body: string, works: Pick<Story, "audience" | "role">): Story => ({
  as: "self",
  key,
  name: "",
  email: "",
  body,
  ...works,
});

const added = (
  name: string,
  body: string,
  works: Pick<Story, "audience" | "role" | "manager">,
): Story => ({
  as: "added",
  key: "",
  name,
  email: `${name.toLowerCase().replaceAll(" ", ".")}@eastmoor.example`,
  body,
  ...works,
});

const socialCare = { audience: "social-care", role: "social-worker" };

export const trainingPeople: readonly Story[] = [
  self("lead", "Council", socialCare),
  self("police", "Police", { audience: "police", role: "police-officer" }),
  self("school", "Fernhill", { audience: "designated-lead", role: "teacher" }),
  self("youthworker", "Harbour", { audience: "voluntary", role: "youth-worker" }),
  added("Nadia Crewe", "Council", { ...socialCare, manager: "manager" }),
  added("Joel Tranter", "Council", { ...socialCare, manager: "manager" }),
  added("Bryony Keele", "Council", { ...socialCare, manager: "manager" }),
  added("Samir Holt", "Council", { audience: "universal", role: "early-help", manager: "manager" }),
  added("Greta Lund", "Health", { audience: "health", role: "nurse" }),
  added("Ifeanyi Brook", "Health", { audience: "health", role: "doctor" }),
  added("Carys Penn", "Police", { audience: "police", role: "police-officer" }),
  added("Moira Tate", "Harbour", { audience: "voluntary", role: "volunteer" }),
];

export const trainingHeadcounts = [
  { part: "Council", audience: "social-care", people: "12", ago: 40 },
  { part: "Council", audience: "universal", people: "85", ago: 40 },
  { part: "Police", audience: "police", people: "9", ago: 20 },
  { part: "Health", audience: "health", people: "30", ago: 200 },
  { part: "Fernhill", audience: "designated-lead", people: "2", ago: 10 },
  { part: "Fernhill", audience: "universal", people: "64", ago: 10 },
  { part: "Harbour", audience: "voluntary", people: "5", ago: 60 },
] as const;
