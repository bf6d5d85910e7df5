import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import { attendances, type Attendance } from "./missed.ts";
import type { RecoveryScheme } from "./recovery-scheme.ts";
import type { Session, Work } from "./work-reads.ts";

export type SessionForm = {
  readonly heldOn: DateParts;
  readonly setting: string;
  readonly attendance: string;
  readonly worker: string;
  readonly goal: string;
  readonly done: string;
  /** "0" to "10", "did-not-say", or empty where it was not asked. */
  readonly rating: string;
  readonly nextStep: string;
  /** The session that this one puts right, or empty. */
  readonly corrects: string;
};

type ReadQuery = {
  readonly work: Work;
  readonly sessions: readonly Session[];
  readonly scheme: RecoveryScheme;
  readonly today: string;
};

const isAttendance = (text: string): text is Attendance => Object.hasOwn(attendances, text);
export const didNotSay = "did-not-say";
export const ratings: readonly string[] = [...Array(11).keys()].map(String);

/** Reads one session. Of therapy there are a day, a setting and whether the child was there, and no words. */
export function readSession(form: SessionForm, { work, sessions, scheme, today }: ReadQuery) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const { attendance } = form;
  const on = readDateParts(form.heldOn, {
    name: "Date",
    earliest: work.startedOn,
    latest: today,
  });
  if (!on.ok) errors.push({ field: "heldOn", message: on.error });
  if (!scheme.settings.some(({ key }) => key === form.setting)) {
    errors.push({ field: "setting", message: "Choose where it was" });
  }
  if (!isAttendance(attendance)) {
    errors.push({ field: "attendance", message: "Choose whether the child was there" });
  }
  const worker = text(form.worker, {
    field: "worker",
    name: "Name",
    most: 200,
    missing: "Enter who held it",
  });
  const corrects = form.corrects === "" ? null : form.corrects;
  if (corrects !== null && !mayPutRight(sessions, corrects)) {
    errors.push({ field: "corrects", message: "Choose a session that has not been replaced" });
  }
  const content = work.isTherapy ? contact(form, errors) : contentOf(form, errors);
  if (!on.ok || !isAttendance(attendance) || errors.length > 0) return { errors };
  const { setting } = form;
  return { heldOn: on.value, setting, attendance, worker, corrects, content };
}

const mayPutRight = (sessions: readonly Session[], corrects: string): boolean =>
  sessions.some(({ sessionId }) => sessionId === corrects) &&
  sessions.every(({ correctsId }) => correctsId !== corrects);

/** Nothing that is said or done in therapy is kept here, also where a form brings it. */
function contact({ goal, done, nextStep, rating }: SessionForm, errors: FieldError[]) {
  if ([goal, done, nextStep, rating].some((one) => one.trim() !== "")) {
    const message = "For therapy, record only the contact: leave out what was said and done";
    errors.push({ field: "done", message });
  }
  return { goal: null, done: null, rating: null, did_not_say: false, next_step: null };
}

function contentOf(form: SessionForm, errors: FieldError[]) {
  const text = texts(errors);
  const missing = form.attendance === "seen" ? { missing: "Enter what was done, in a line" } : {};
  const done = text(form.done, { field: "done", name: "What was done", most: 1000, ...missing });
  const goal = text(form.goal, { field: "goal", name: "Goal", most: 500 });
  const nextStep = text(form.nextStep, { field: "nextStep", name: "What is next", most: 500 });
  const said = ratings.includes(form.rating);
  if (form.rating !== "" && form.rating !== didNotSay && !said) {
    errors.push({ field: "rating", message: "Choose a number from 0 to 10" });
  }
  return {
    goal: orNull(goal),
    done: orNull(done),
    next_step: orNull(nextStep),
    rating: said ? Number(form.rating) : null,
    did_not_say: form.rating === didNotSay,
  };
}
