import {
  choice,
  date,
  defineForm,
  severalFrom,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { saysUntold } from "../family-network/index.ts";
import { addStep, changeOpen, type OfRequest } from "./change-request.ts";
import { givable } from "./request.ts";
import { materialIn } from "./request-scheme.ts";

type Now = { readonly now: Date };
type Of<F> = OfRequest & { readonly form: F };

/** What the child says about it. */
export const viewsForm = defineForm<Now>()({
  views: text({
    label: "What the child says",
    hint: "In their own words, or why they were not asked",
    rows: 3,
    isVerbatim: true,
    called: "What the child says",
    most: 4000,
    missing: "Enter what the child says, or why they were not asked",
  }),
  saidOn: date({ label: "When", called: "When", isPast: true }),
});

export async function recordViews(
  tx: Tx,
  acting: CommandContext,
  { request, form }: Of<Sent<typeof viewsForm>>,
): Promise<Change> {
  const { value, errors } = viewsForm.read(form, { now: acting.at });
  if (errors) return { kind: "invalid", errors };
  if (!(await changeOpen(tx, { request, version: form.version }, {}))) return { kind: "stale" };
  const step = { step: "views", wording: value.views, happenedOn: value.saidOn } as const;
  await addStep(tx, acting, { request, ...step });
  return { kind: "accepted" };
}

const givableIn = ({ request }: OfRequest): readonly Option[] =>
  givable(request).map((material) => ({
    value: material,
    text: materialIn(request.body, material).name,
  }));

/** What was given, when, to whom and by whom. The material itself is not kept here. */
export const givenForm = defineForm<OfRequest & Now, OfRequest>()(
  {
    given: severalFrom({
      label: "What was given",
      hint: "Only what was decided to be given is listed",
      options: givableIn,
    }),
    givenTo: text({
      label: "Who it was given to",
      hint: "Name and role",
      called: "Who it was given to",
      most: 200,
      missing: "Enter who it was given to",
    }),
    givenOn: date({ label: "When", called: "When", isPast: true }),
    what: text({
      label: "What exactly, who gave it and how",
      hint: "Documents and dates, by name. No content",
      rows: 3,
      called: "What exactly",
      most: 4000,
      missing: "Enter what exactly was given, who gave it and how",
    }),
  },
  {
    given: ({ given }) => given?.length === 0 && "Choose what was given",
    givenOn: ({ givenOn }, { request }) =>
      givenOn !== undefined && givenOn < request.askedOn && "It must be after the request was made",
  },
);

export async function recordGiven(
  tx: Tx,
  acting: CommandContext,
  { request, form }: Of<Sent<typeof givenForm>>,
): Promise<Change> {
  const { value, errors } = givenForm.read(form, { request, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const child = { personId: request.personId, today: acting.today };
  const untold = await saysUntold(tx, child, value.givenTo);
  if (untold !== undefined) return invalid("givenTo", untold);
  if (!(await changeOpen(tx, { request, version: form.version }, {}))) return { kind: "stale" };
  await addStep(tx, acting, {
    request,
    step: "given",
    materials: value.given,
    givenTo: value.givenTo,
    wording: value.what,
    happenedOn: value.givenOn,
  });
  return { kind: "accepted" };
}

export const challengeForm = defineForm<Now>()({
  challenge: text({
    label: "What is challenged, who challenges it, and why",
    rows: 3,
    called: "What is challenged",
    most: 4000,
    missing: "Enter what is challenged, who challenges it, and why",
  }),
  challengedOn: date({ label: "When", called: "When", isPast: true }),
});

/** A decision is challenged: it is decided again. */
export async function challengeRequest(
  tx: Tx,
  acting: CommandContext,
  { request, form }: Of<Sent<typeof challengeForm>>,
): Promise<Change> {
  const { value, errors } = challengeForm.read(form, { now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const key = { request, version: form.version };
  if (!(await changeOpen(tx, key, { state: "challenged" }))) return { kind: "stale" };
  const { challenge: wording, challengedOn: happenedOn } = value;
  await addStep(tx, acting, { request, step: "challenged", wording, happenedOn });
  return { kind: "accepted" };
}

/** Undecided, it can only be withdrawn. */
export const closeForm = defineForm<OfRequest, OfRequest>()(
  {
    because: choice({
      label: "How did it end?",
      options: {
        finished: "It is answered, and nothing is to be given any more",
        withdrawn: "The person who asked withdrew it",
      },
      isOffered: (value, { request }) => value === "withdrawn" || request.state === "decided",
      missing: "Choose how it ended",
    }),
    ending: text({
      label: "What was said to the person who asked",
      hint: "They read it if they recorded it",
      rows: 2,
      called: "What was said",
      most: 2000,
      missing: "Enter what was said to the person who asked",
    }),
  },
  {
    because: ({ because }, { request }) =>
      because === "finished" && request.state !== "decided" && "Decide on it first",
  },
);

export async function closeRequest(
  tx: Tx,
  acting: CommandContext,
  { request, form }: Of<Sent<typeof closeForm>>,
): Promise<Change> {
  const { value, errors } = closeForm.read(form, { request });
  if (errors) return { kind: "invalid", errors };
  const change = {
    state: "closed",
    closed_because: value.because,
    closed_words: value.ending,
    closed_by: acting.actor.id,
    closed_at: acting.at,
  } as const;
  if (!(await changeOpen(tx, { request, version: form.version }, change))) return { kind: "stale" };
  const step = { step: value.because, wording: value.ending, happenedOn: acting.today } as const;
  await addStep(tx, acting, { request, ...step });
  return { kind: "accepted" };
}
