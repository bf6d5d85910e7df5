import { dutyTeam } from "./people.ts";

/** What careful plans say: what should be different, why, and in plain words for the family. */
export const planOutcomes = [
  {
    wording: "Sleeps at home, or where the adults who look after them know, every night",
    why: "Nights away are when the child comes back with bruises and new things.",
    forFamily: "You sleep where you feel safe, and somebody knows where that is.",
  },
  {
    wording: "Is back in school five days a week, with one teacher to go to",
    why: "Since the move to half days nobody has seen the child on Thursdays and Fridays.",
    forFamily: "School works for you again, with one teacher who is there for you.",
  },
  {
    wording: "Has one adult to ring at any hour, and has rung them once to try it",
    why: "The child said that everybody stops answering at five.",
    forFamily: "There is always one grown-up who answers when you ring.",
  },
  {
    wording: "Owes nobody anything, and knows what to say when somebody says so",
    why: "Talk of a debt began after the telephone was taken.",
    forFamily: "Nobody can say that you owe them. We help you with what to answer.",
  },
] as const;

export const ratingsFirst = [
  ["red", "Away four nights in the two weeks before the meeting."],
  ["amber", "Three days of five, and stays until the end of the day on two."],
  ["amber", "Two names are agreed; the second has not been tried yet."],
] as const;

export const ratingsLater = [
  ["amber", "Away one night in three weeks, and rang from there."],
  ["green", "Five days a week since half term. Chose the teacher."],
  ["achieved", "Rang at two in the morning and was answered. Says that it helped."],
] as const;

export const contingencies = [
  {
    happens: "the child is not home by ten and does not answer",
    response:
      "Ring the child, then the friend they named, then the team. After an hour ring 101 and say that there is a plan",
    who: "Whoever looks after the child that night",
  },
  {
    happens: "somebody waits outside the school",
    response: "The child stays inside with the named teacher until the lift comes",
    who: "School, designated safeguarding lead",
  },
] as const;

export const contingencyForFamily =
  "If you are out later than you meant to be, text the word we agreed. Somebody comes.";

export const trustedAdults = [
  { name: "Auntie Bea", relationship: "Mother’s sister", reachedBy: "07700 900 142" },
  { name: "Mr Okafor", relationship: "Boxing coach", reachedBy: "At the club, Tuesdays" },
] as const;

export const wants = [
  {
    childWants: "To stop being asked the same things. To see my cousin. To get my bike back.",
    parentsWant: "One person to ring, and to hear from school before it is too late.",
    childView: "It is all right. The Friday lift is good.",
    parentsView: "Feels like our plan now. Worried about the holidays.",
  },
  {
    childWants: "To be in normal lessons with my friends.",
    parentsWant: "That somebody listens to the child and not only to us.",
    childView: "",
    parentsView: "Agree with all of it but the ten o’clock time.",
  },
] as const;

export const agreedWith = [
  "The child, their mother, the named nurse, the school and the lead practitioner",
  "The child with the youth worker, both parents, the lead practitioner",
] as const;

/** Said, where, who was there, how written down, and the child's own rating; null where they did not want to say. */
export const voices = [
  {
    said: "I’m not stupid, I know what they are. It’s just easier when you say yes.",
    setting: "out",
    present: "the youth worker",
    recordedHow: "same-day",
    rating: 3,
  },
  {
    said: "When you all sit there with laptops I can’t say anything.",
    setting: "office",
    present: "the lead practitioner, the child’s mother",
    recordedHow: "at-once",
    rating: null,
  },
  {
    said: "It’s better. I sleep. Don’t stop the lifts though.",
    setting: "school",
    present: "the named teacher",
    recordedHow: "at-once",
    rating: 7,
  },
] as const;

export const carerSheet = {
  risks:
    "Calls and messages after ten at night\nNew things that nobody paid for\nA car at the corner",
  triggers:
    "Being asked about the weekend on a Monday\nAn empty evening\nNo credit on the telephone",
  helps: "A lift home on Fridays\nTalking in the car rather than at the table\nBoxing on Tuesdays",
  missingPlan:
    "Ring and text the child: say that they are not in trouble\nRing the friend they named\nAfter 30 minutes ring the team, at night the duty team\nAfter an hour, or at once if you are afraid for them, ring 101",
  ring: `Weekdays 9am to 5pm: Mariam Begum, 020 7946 0123\nEvenings, nights and weekends: emergency duty team, ${dutyTeam.phone}`,
} as const;
