import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { stepsOf, type CameBack, type DeclaredStep } from "../../child-record/index.ts";
import type { FormAsking } from "../../work/index.ts";
import { decideForm, decideRequest } from "../decide.ts";
import {
  challengeForm,
  challengeRequest,
  closeForm,
  closeRequest,
  givenForm,
  recordGiven,
  recordViews,
  viewsForm,
} from "../later-steps.ts";
import { decideSafety, notifiable, notifyForm, recordNotice, safeForm } from "../notify-safely.ts";
import { givable } from "../request.ts";
import { requestPaths } from "./paths.ts";
import { readRequest, requestParams, type OfVictimRequest } from "./request-facts.ts";
import { requestPage, type OnPage } from "./request-page.tsx";

const addressOf = ({ facts, request }: OfVictimRequest): string =>
  requestPaths.one(facts.person.personId, request.victimRequestId);

type Shown = { readonly csrfToken: string; readonly cameBack?: CameBack };

/** Its page, with the step that came back. */
export const viewOf = (about: OfVictimRequest, { csrfToken, cameBack }: Shown): View =>
  requestPage(about, steps, {
    ...about,
    csrfToken,
    cameBack,
    href: addressOf(about),
    version: about.request.version,
  });

const byOn = ({ actor, clock }: FormAsking): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

const step = stepsOf<typeof requestParams, OfVictimRequest, OnPage>({
  path: "/children/:personId/victim-requests/:victimRequestId",
  params: requestParams,
  permission: "request.decide",
  action: "request",
  about: readRequest,
  home: addressOf,
  page: (about, cameBack) =>
    Promise.resolve(viewOf(about, { csrfToken: cameBack.state.csrfToken, cameBack })),
});

const may = ({ isDecider }: OfVictimRequest): boolean => isDecider;
const isDecided = ({ request: { state } }: OfVictimRequest): boolean => state === "decided";

/** What can be done on a request that is open, in the order in which it must be thought of. */
export const steps: readonly DeclaredStep<OfVictimRequest, OnPage>[] = [
  step({
    name: "safe",
    done: "Decision saved. Nobody is notified who is not in it.",
    form: safeForm,
    may,
    drawing: ({ recipients }) => recipients,
    heading: ({ recipients }) =>
      recipients.safe === undefined ? "Safe to notify?" : "Decide again who it is safe to notify",
    intro:
      "The law asks that the victim is told of a request. For a child the notice goes to a parent, a guardian or the care authority, who may be the person who harms them. Decide this before anything else.",
    button: "Save the decision",
    send: ({ request, recipients }, sent) =>
      decideSafety(sent.tx, byOn(sent), { request, recipients, form: sent.typed }),
  }),
  step({
    name: "notified",
    done: "Notice recorded.",
    form: notifyForm,
    may,
    isOpen: ({ recipients }) => notifiable(recipients).length > 0,
    drawing: ({ recipients }) => recipients,
    heading: "Record a notice",
    button: "Record the notice",
    isSecondary: true,
    send: ({ request, recipients }, sent) =>
      recordNotice(sent.tx, byOn(sent), { request, recipients, form: sent.typed }),
  }),
  step({
    name: "views",
    done: "What the child says is recorded.",
    form: viewsForm,
    may,
    drawing: () => ({}),
    heading: "What the child says about it",
    button: "Save what the child says",
    isSecondary: true,
    send: ({ request }, sent) => recordViews(sent.tx, byOn(sent), { request, form: sent.typed }),
  }),
  step({
    name: "decide",
    done: "Decision saved. Record what is given, when and who gets it.",
    form: decideForm,
    may,
    isOpen: ({ request: { state } }) => state === "open" || state === "challenged",
    drawing: ({ request }) => ({ request }),
    heading: "Decide what is given",
    intro:
      "Each kind by itself, with its reason. Counselling-type material is refused where nothing is chosen.",
    button: "Save the decision on each",
    send: ({ request, isManager }, sent) =>
      decideRequest(sent.tx, byOn(sent), { request, isManager, form: sent.typed }),
  }),
  step({
    name: "given",
    done: "Recorded what was given.",
    form: givenForm,
    may,
    isOpen: ({ request }) => givable(request).length > 0 && request.state === "decided",
    drawing: ({ request }) => ({ request }),
    heading: "Record what was given",
    button: "Record what was given",
    send: ({ request }, sent) => recordGiven(sent.tx, byOn(sent), { request, form: sent.typed }),
  }),
  step({
    name: "challenge",
    done: "Challenge recorded. Decide again.",
    form: challengeForm,
    may,
    isOpen: isDecided,
    drawing: () => ({}),
    heading: "The decision is challenged",
    button: "Record the challenge",
    isSecondary: true,
    send: ({ request }, sent) =>
      challengeRequest(sent.tx, byOn(sent), { request, form: sent.typed }),
  }),
  step({
    name: "close",
    done: "Request closed. It stays in the register.",
    form: closeForm,
    may,
    drawing: ({ request }) => ({ request }),
    heading: "Close the request",
    button: "Close the request",
    isSecondary: true,
    send: ({ request }, sent) => closeRequest(sent.tx, byOn(sent), { request, form: sent.typed }),
  }),
];
