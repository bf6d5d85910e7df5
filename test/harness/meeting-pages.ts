import { following, pressing, steps, unfold, type Act } from "./acts.ts";
import { preparePaper, releasePaper } from "./paper-steps.ts";
import type { Stop } from "./stop.ts";
import { press, type, typeDate } from "./steps.ts";

const bookOn =
  (day: string): Act =>
  async (page) => {
    await typeDate(page, "Date of the meeting", day);
    await type(page, { Time: "9:00", "Place, or how to join by video": "Room 4" });
    const chair = { label: "Helen Marsh, Eastmoor Safeguarding Partnership" };
    await page.getByLabel("Chair", { exact: true }).selectOption(chair);
    await page.getByLabel("Tom Cole, Eastmoor Police", { exact: true }).check();
    await press(page, "Book the meeting");
  };

/** Of this morning, so that it has been held. */
const book = bookOn("2026-11-24");
/** Still to come, so that it may be cancelled. */
const bookAhead = bookOn("2026-12-01");

const theMeeting = following(/^24 November 2026, 09:00$/);
const theMinutes = steps(theMeeting, following("Minutes"));
const theFamily = steps(theMeeting, following("Paper for the family"));

/** A child's plan and meetings, from the booking to the papers that are handed over. */
export function meetingPages(path: string): readonly Stop[] {
  const coordinator = { as: "coordinator" };
  const chair = { as: "chair", at: "/meetings" };
  const plan = { ...coordinator, at: `${path}/plan` };
  const booking = { ...coordinator, at: `${path}/meeting` };
  const map = "Multi-agency planning meeting";
  return [
    { ...plan, name: "a plan with nothing in it", heading: "Plan and meetings" },
    { ...chair, name: "no meetings", heading: "Meetings" },
    { ...booking, name: "booking", heading: "Book a planning meeting" },
    {
      ...booking,
      name: "booking with errors",
      then: pressing("Book the meeting"),
      heading: "Book a planning meeting",
    },
    { ...booking, name: "a meeting that is booked", then: book, heading: map },
    { ...chair, name: "meetings", heading: "Meetings" },
    { ...chair, name: "a record, unfolded", then: steps(theMeeting, unfold), heading: map },
    {
      ...plan,
      name: "changing a booking, with errors",
      then: steps(theMeeting, following("Change the booking"), pressing("Change the booking")),
      heading: "Change the booking",
    },
    {
      ...booking,
      name: "a cancellation with errors",
      then: steps(
        bookAhead,
        following("Change or cancel the booking"),
        pressing("Cancel the meeting"),
      ),
      heading: "Cancel the meeting",
    },
    ...["Record what is shared", "Record the agreed level", "Record the decision"].map(
      (button) => ({
        ...chair,
        name: `${button}, with errors`,
        then: steps(theMeeting, unfold, pressing(button)),
        heading: /level/.test(button) ? "The level" : "What",
      }),
    ),
    {
      ...chair,
      name: "the child’s words, with errors",
      then: steps(theMeeting, pressing("Add the child’s words")),
      heading: "What the child says",
    },
    {
      ...coordinator,
      at: `${path}/actions`,
      name: "an action with errors",
      then: pressing("Record this action"),
      heading: "Add an action",
    },
    {
      ...chair,
      name: "a meeting with an action",
      then: steps(theMeeting, unfold, promise),
      heading: map,
    },
    {
      ...plan,
      name: "what became of an action, with errors",
      then: steps(unfold, pressing("Record the outcome")),
      heading: "Outcome of an action",
    },
    { ...plan, name: "a plan", then: unfold, heading: "Plan and meetings" },
    {
      ...chair,
      name: "words for the family",
      then: steps(theFamily, writeOfAnother),
      heading: "Paper for the family",
    },
    { ...chair, name: "minutes to approve", then: theMinutes, heading: "Minutes" },
    {
      ...chair,
      name: "minutes to approve, with errors",
      then: steps(theMinutes, pressing("Approve the minutes")),
      heading: "Minutes",
    },
    { ...chair, name: "approved minutes", then: steps(theMinutes, approve), heading: "Minutes" },
    ...afterwards(plan),
  ];
}

function afterwards(plan: Pick<Stop, "as" | "at">): readonly Stop[] {
  return [
    { ...plan, name: "an approved meeting", then: theMeeting, heading: "Multi-agency" },
    {
      ...plan,
      name: "a correction with errors",
      then: steps(theMinutes, pressing("Add the correction")),
      heading: "Minutes",
    },
    {
      ...plan,
      name: "papers for the family, with errors",
      then: steps(theFamily, pressing("Prepare the paper")),
      heading: "Paper for the family",
    },
    {
      ...plan,
      name: "a paper in Urdu with something found in it",
      then: steps(theFamily, paperInUrdu),
      heading: "Paper for the family",
    },
    {
      ...plan,
      name: "a paper in Urdu that is prepared",
      then: steps(theFamily, paperInUrdu, sayWhy, pressing("Prepare the paper")),
      heading: "Plan for the family",
    },
    {
      ...plan,
      name: "papers about a child, and one that waits",
      then: steps(
        (page) => page.goto("/papers").then(() => undefined),
        following(/^Plan for the family/),
        pressing("Ask a second person to release it"),
      ),
      heading: "Plan for the family",
    },
    { as: "chair", at: "/papers", name: "papers that wait", heading: "Papers" },
    {
      as: "chair",
      at: "/papers",
      name: "a paper sent back without a word",
      then: steps(following(/^Plan for the family/), pressing("Send it back")),
      heading: "Plan for the family",
    },
    {
      as: "chair",
      at: "/papers",
      name: "a released paper in Urdu",
      then: async (page) => {
        await releasePaper(page);
      },
      heading: "Anastasia",
    },
    {
      ...plan,
      name: "a paper that was given, with errors",
      then: steps(
        (page) => page.goto("/papers").then(() => undefined),
        following(/^Plan for the family/),
        pressing("Record that it was given"),
      ),
      heading: "Plan for the family",
    },
    {
      as: "governance",
      at: "/papers/register",
      name: "the register of papers",
      heading: "Register of papers",
    },
  ];
}

const promise: Act = async (page) => {
  await type(page, { "What will be done": "Meet her at school each Friday" });
  await page.getByLabel("Who will do it").selectOption({ label: "Eastmoor Police" });
  await typeDate(page, "By when", "2026-12-15");
  await press(page, "Record this action");
};

const approve: Act = async (page) => {
  await page.getByLabel(/^Why you approve without/).fill("They were asked twice.");
  await press(page, "Approve the minutes");
};

const paperInUrdu: Act = (page) =>
  preparePaper(page, {
    name: "Wilhelmina Featherstonehaugh <b>",
    relation: "Grandmother",
    language: "ur",
  });

/** The name of another child, which is found where the paper is prepared. */
const writeOfAnother: Act = async (page) => {
  const worries = page.locator("form", { has: page.locator("[id='wording-family.worries']") });
  await worries.getByRole("textbox").fill("Tobias Vale has been at the house.");
  await worries.getByRole("button", { name: "Save" }).click();
  await page.getByText("Tobias Vale", { exact: false }).first().waitFor();
};

const sayWhy: Act = async (page) => {
  for (const why of await page.getByLabel("Or why it stays").all()) {
    await why.fill("Her cousin, who is often at the house");
  }
};
