import {
  addDays,
  daysBetween,
  formatDate,
  formatDateTime,
  londonDate,
} from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { handling, textAt, type Body, type Clock, type Register } from "../register.ts";

const hour = 3_600_000;
/** UK GDPR, article 33: not later than 72 hours after having become aware. */
const breachHours = 72;
/** Data (Use and Access) Act 2025: a complaint is acknowledged within 30 days of being received. */
const acknowledgeDays = 30;

const momentAt = (body: Body, key: string): Date | undefined => {
  const text = textAt(body, key);
  return text === "" ? undefined : new Date(text);
};

/** By when the Information Commissioner is told, unless a person decided that they need not be. */
function commissionerBy(body: Body): Date | undefined {
  const known = momentAt(body, "discoveredAt");
  const isSettled = textAt(body, "icoAt") !== "" || textAt(body, "icoWhyNot") !== "";
  if (known === undefined || isSettled || textAt(body, "kind") === "near-miss") return undefined;
  return new Date(known.getTime() + breachHours * hour);
}

/** "31 hours left of 72" or "5 hours past the 72": in words, and never a reason to report badly. */
export function breachClock(body: Body, now: Date): Clock | undefined {
  if (textAt(body, "kind") === "near-miss")
    return { words: "Near miss: no clock runs", isLate: false };
  const told = momentAt(body, "icoAt");
  if (told) return toldWords(body, told);
  if (textAt(body, "icoWhyNot") !== "") {
    return {
      words: "The Information Commissioner need not be told: the reason is recorded",
      isLate: false,
    };
  }
  const by = commissionerBy(body);
  if (!by) return undefined;
  const left = by.getTime() - now.getTime();
  const elapsed = Math.floor((breachHours * hour - left) / hour);
  if (left <= 0) {
    return {
      words: `${counted(elapsed - breachHours, "hour")} past the 72: tell the Information Commissioner now and say why it is late`,
      isLate: true,
    };
  }
  const whole = Math.floor(left / hour);
  const words = `${counted(whole, "hour")} left of 72, ${counted(breachHours - whole, "hour")} gone: until ${formatDateTime(by)}`;
  return { words, isLate: false };
}

function toldWords(body: Body, told: Date): Clock {
  const known = momentAt(body, "discoveredAt");
  const taken = known ? (told.getTime() - known.getTime()) / hour : 0;
  const late = taken > breachHours;
  const after = known ? `, ${counted(Math.floor(taken), "hour")} after it was known` : "";
  return {
    words: `The Information Commissioner was told on ${formatDateTime(told)}${after}`,
    isLate: late,
  };
}

export const breach: Register = {
  key: "breach",
  title: "Breaches and near misses",
  one: "a breach or a near miss",
  purpose:
    "What went wrong with information about people, what was done, and whether the Information Commissioner and the people concerned were told. 72 hours run from when the organisation became aware, not from when it was entered.",
  law: "UK GDPR, articles 33 and 34; Data Protection Act 2018, sections 67 and 68",
  prefix: "BR",
  titleLabel: "What happened, in a few words",
  titleHint: "Name no child and no address",
  audience: "governance",
  states: handling,
  dueFor: "Tell the Commissioner",
  dueOn: (body) => {
    const by = commissionerBy(body);
    return by ? londonDate(by) : null;
  },
  clock: breachClock,
  fields: [
    {
      key: "kind",
      label: "What it is",
      kind: "choice",
      options: {
        breach: "A breach: information was lost, changed, or seen by a person who should not have",
        "near-miss": "A near miss: it was stopped in time",
      },
      missing: "Choose what it is",
    },
    {
      key: "what",
      label: "What happened",
      hint: "Records by their reference, never by name",
      kind: "long",
      missing: "Enter what happened",
    },
    { key: "happenedAt", label: "When it happened (if known)", kind: "moment" },
    {
      key: "discoveredAt",
      label: "When we became aware",
      kind: "moment",
      missing: "Enter when you became aware",
    },
    {
      key: "people",
      label: "How many people it concerns",
      hint: "A number, or “not known yet”",
      kind: "text",
      inList: true,
    },
    { key: "harm", label: "What could come of it for them", kind: "long" },
    { key: "containment", label: "What was done at once", kind: "long" },
    {
      key: "icoAt",
      label: "When the Information Commissioner was told",
      kind: "moment",
    },
    {
      key: "icoWhyNot",
      label: "Why the Information Commissioner need not be told",
      hint: "Only where a risk to people is unlikely",
      kind: "long",
    },
    {
      key: "told",
      label: "Who else was told, how and when",
      hint: "The people concerned, other controllers, the council’s own officer",
      kind: "long",
    },
    { key: "lessons", label: "What was learnt and what changes", kind: "long" },
  ],
};

/** First the acknowledgement, then the answer: whichever is still to come. */
function complaintDue(body: Body): string | null {
  const received = textAt(body, "receivedOn");
  if (received === "" || textAt(body, "answeredOn") !== "") return null;
  if (textAt(body, "acknowledgedOn") === "") return addDays(received, acknowledgeDays);
  return textAt(body, "answerBy") || null;
}

export function complaintClock(body: Body, now: Date): Clock | undefined {
  const received = textAt(body, "receivedOn");
  const answered = textAt(body, "answeredOn");
  if (received === "") return undefined;
  if (answered !== "") {
    return {
      words: `Answered on ${formatDate(answered)}, ${counted(daysBetween(received, answered), "day")} after it came`,
      isLate: false,
    };
  }
  const due = complaintDue(body);
  if (due === null) return { words: "Acknowledged; no day is set for the answer", isLate: true };
  const left = daysBetween(londonDate(now), due);
  const what = textAt(body, "acknowledgedOn") === "" ? "acknowledge it" : "answer it";
  return left < 0
    ? { words: `${counted(-left, "day")} overdue: ${what}`, isLate: true }
    : { words: `${counted(left, "day")} left to ${what}: by ${formatDate(due)}`, isLate: false };
}

export const complaint: Register = {
  key: "complaint",
  title: "Complaints",
  one: "a complaint",
  purpose:
    "Complaints about how information is used. Each is acknowledged within 30 days and answered without undue delay. Where a record is disputed, add the dispute to the record as well: both views stay.",
  law: "Data (Use and Access) Act 2025: complaints to controllers; UK GDPR, articles 16 and 21",
  prefix: "CP",
  titleLabel: "What it is about, in a few words",
  titleHint: "Name no child",
  audience: "governance",
  states: handling,
  dueFor: "Acknowledge or answer",
  dueOn: complaintDue,
  clock: complaintClock,
  fields: [
    {
      key: "from",
      label: "Who complains",
      kind: "choice",
      options: {
        child: "A child or young person",
        parent: "A parent or carer",
        adult: "Another person whose information it is",
        professional: "A person on their behalf",
      },
      missing: "Choose who complains",
    },
    {
      key: "contact",
      label: "How to contact them safely",
      hint: "Not an address that must stay protected",
      kind: "text",
    },
    {
      key: "record",
      label: "Which record",
      hint: "Its reference, for example C-2048-2",
      kind: "text",
    },
    {
      key: "about",
      label: "What they say",
      hint: "In their own words where you can",
      kind: "long",
      missing: "Enter what they say",
    },
    {
      key: "receivedOn",
      label: "Received on",
      kind: "day",
      isPast: true,
      missing: "Enter the day it was received",
      inList: true,
    },
    { key: "acknowledgedOn", label: "Acknowledged on", kind: "day", isPast: true },
    { key: "answerBy", label: "Answer by", kind: "day" },
    { key: "answeredOn", label: "Answered on", kind: "day", isPast: true },
    { key: "outcome", label: "Outcome", kind: "long" },
    { key: "learnt", label: "What changes", kind: "long" },
  ],
};
