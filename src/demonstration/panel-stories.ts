/** What the invented panel was asked, heard and decided: invented, in the words that practitioners should write. */
export type PanelStory = {
  readonly criterion: string;
  readonly reason: string;
  readonly asks: string;
  readonly said: string;
  readonly shared: readonly (readonly [agency: string, wording: string | null])[];
  readonly decision: string;
  readonly why: string;
  readonly dissent: string;
  readonly promise: string;
  readonly by: string;
};

export const heldStories: readonly PanelStory[] = [
  {
    criterion: "stuck",
    reason: "No school place since May. Out in the daytime, and met by older people.",
    asks: "Who can find a school place before half-term",
    said: "The school’s lead spoke for the school, the nurse for health. Everybody agreed that the days without school are when it happens.",
    shared: [
      ["police", "Two sightings at the bus station in the last month, both on weekdays."],
      ["nurse", "Comes to every appointment, and asks each time about going back to school."],
    ],
    decision: "come-back",
    why: "A place is offered and not yet taken up; the panel wants to hear whether it held.",
    dissent: "",
    promise: "Offer a place at the college, with a known face on the first day",
    by: "school",
  },
  {
    criterion: "high-risk",
    reason: "The risk has been high for twelve weeks, and the plan has not been changed.",
    asks: "What else can be done about who drives the car",
    said: "The police spoke of the car. The lead practitioner gave the child’s own words: “I want it to stop.”",
    shared: [
      ["police", "A vehicle is known; a warning notice is being prepared."],
      ["nurse", null],
    ],
    decision: "disruption",
    why: "What is known of the car is enough for a warning notice.",
    dissent: "The school would rather wait until the child has been told.",
    promise: "Serve the warning notice, and tell the lead practitioner the same day",
    by: "police",
  },
  {
    criterion: "theme",
    reason: "Named by two other children as somebody who was with them.",
    asks: "Whether a planning meeting is needed for each of them",
    said: "The three know each other from the youth club, where they are safe. Nobody saw harm there.",
    shared: [["police", null]],
    decision: "map",
    why: "Each of them needs a plan of their own.",
    dissent: "",
    promise: "Book a planning meeting with the child and a parent",
    by: "lead",
  },
];

export const takenStories: readonly Pick<PanelStory, "criterion" | "reason" | "asks">[] = [
  {
    criterion: "stuck",
    reason: "Two services each say that the other one goes first.",
    asks: "Which service goes first",
  },
  {
    criterion: "high-risk",
    reason: "Out until late on most Fridays, and back each time with something new.",
    asks: "What can be done at the station in the evenings",
  },
];

export const waitingStory = {
  criterion: "theme",
  reason: "The same name as in two other records, said at home.",
  asks: "Whether this belongs with the others",
};
