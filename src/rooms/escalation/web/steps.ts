import { withinWords } from "../../../kernel/day-clock.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import {
  childParams,
  stepsOf,
  type CameBack,
  type DeclaredStep,
} from "../../child-record/index.ts";
import type { CommandContext } from "../escalation.ts";
import { nextStage } from "../escalation.ts";
import { findEscalation } from "../escalation-reads.ts";
import { resolveEscalation, resolveForm } from "../resolve.ts";
import { stateOf } from "../state.ts";
import {
  answerEscalation,
  answerForm,
  moveForm,
  moveOn,
  pauseEscalation,
  pauseForm,
  resumeEscalation,
  resumeForm,
} from "../take-on.ts";
import { tellOtherSide, tellRaiser } from "../tell.ts";
import { escalationPage, type OfEscalation, type OnPage } from "./escalation-page.tsx";
import { decidersOf, rightsOn } from "./context.ts";
import { escalationPaths } from "./paths.ts";

export const escalationParams = childParams.extend({ escalationId: anId });

const addressOf = ({ facts, escalation }: OfEscalation): string =>
  escalationPaths.one(facts.person.personId, escalation.escalationId);

type Shown = { readonly csrfToken: string; readonly cameBack?: CameBack };

/** Its page, with the step that came back. */
export const viewOf = async (tx: Tx, about: OfEscalation, { csrfToken, cameBack }: Shown) =>
  escalationPage(about, steps, {
    ...about,
    csrfToken,
    cameBack,
    href: addressOf(about),
    version: about.escalation.version,
    calendar: await getWorkingCalendar(tx),
    deciders: decidersOf(about.facts),
  });

const step = stepsOf<typeof escalationParams, OfEscalation, OnPage>({
  path: "/children/:personId/escalations/:escalationId",
  params: escalationParams,
  permission: "escalation.raise",
  action: "escalation",
  about: async (facts, tx, asked) => {
    const escalation = await findEscalation(tx, asked);
    return escalation && { facts, escalation };
  },
  home: addressOf,
  page: (about, cameBack, tx) =>
    viewOf(tx, about, { csrfToken: cameBack.state.csrfToken, cameBack }),
});

type Sending = { readonly tx: Tx; readonly actor: StaffActor; readonly clock: Clock };

/** Who does it and when, and to which disagreement. */
async function doing({ facts, escalation }: OfEscalation, { tx, actor, clock }: Sending) {
  const calendar = await getWorkingCalendar(tx);
  const acting: CommandContext = { actor, at: clock.now(), today: facts.today, calendar };
  return { acting, of: { person: facts.person, escalation } };
}

const mayAnswer = ({ facts, escalation }: OfEscalation) => rightsOn(facts, escalation).mayAnswer;
const mayTakeOn = ({ facts, escalation }: OfEscalation) => rightsOn(facts, escalation).mayTakeOn;
const isPaused = ({ escalation }: OnPage): boolean => escalation.pausedOn !== null;
const nextOf = ({ escalation }: OnPage) => nextStage(escalation.body, escalation.stage);

/** What can be done to a disagreement that is open, in the order of its page. */
export const steps: readonly DeclaredStep<OfEscalation, OnPage>[] = [
  step({
    name: "answer",
    done: "Answer saved. The person who raised the escalation was told.",
    form: answerForm,
    may: mayAnswer,
    drawing: () => ({}),
    heading: "Answer it",
    button: "Send the answer",
    send: async (about, sent) => {
      const { acting, of } = await doing(about, sent);
      const change = await answerEscalation(sent.tx, acting, { ...of, form: sent.typed });
      const headline = "Your disagreement about a child has an answer";
      if (change.kind === "accepted")
        await tellRaiser(sent.tx, acting, { ...of, ...of.escalation, headline });
      return change;
    },
  }),
  step({
    name: "move",
    done: "Moved to the next stage. The person who decides was told.",
    form: moveForm,
    may: mayTakeOn,
    isOpen: (page) => nextOf(page) !== undefined,
    drawing: ({ deciders }) => ({ deciders }),
    heading: (page) => `On to: ${nextOf(page)?.name ?? ""}`,
    intro: (page) => {
      const next = nextOf(page);
      return next ? `${next.decides} decide within ${withinWords(next.within)}.` : "";
    },
    button: "Move to the next stage",
    send: async (about, { typed, ...sent }) => {
      const { acting, of } = await doing(about, sent);
      const { circle } = about.facts;
      const deciders = decidersOf(about.facts);
      const change = await moveOn(sent.tx, acting, { ...of, form: typed, deciders });
      const { escalationId, withAgencyId } = of.escalation;
      const deciderId = typed.decider || null;
      const headline = "A disagreement about a child went on to the next stage";
      const told = { person: of.person, circle, escalationId, deciderId, withAgencyId, headline };
      if (change.kind === "accepted") await tellOtherSide(sent.tx, acting, told);
      return change;
    },
  }),
  step({
    name: "resume",
    done: "Clock restarted. It is in the chronology.",
    form: resumeForm,
    may: mayTakeOn,
    isOpen: isPaused,
    drawing: () => ({}),
    button: "Restart the clock",
    isSecondary: true,
    send: async (about, sent) => {
      const { acting, of } = await doing(about, sent);
      return resumeEscalation(sent.tx, acting, { ...of, form: sent.typed });
    },
  }),
  step({
    name: "pause",
    done: "Clock paused. It is in the chronology.",
    form: pauseForm,
    may: mayTakeOn,
    isOpen: (page) =>
      !isPaused(page) && stateOf(page.escalation, { ...page, ...page.facts })?.isLate !== true,
    drawing: () => ({}),
    heading: "Pause the clock",
    button: "Pause the clock",
    isSecondary: true,
    send: async (about, sent) => {
      const { acting, of } = await doing(about, sent);
      return pauseEscalation(sent.tx, acting, { ...of, form: sent.typed });
    },
  }),
  step({
    name: "resolve",
    done: "Escalation resolved. It is in the chronology.",
    form: resolveForm,
    may: mayTakeOn,
    drawing: ({ facts, escalation: { raisedBy, raisedById } }) => ({
      raisedBy,
      isOwn: raisedById === facts.actor.id,
    }),
    heading: "Say how it ended",
    button: "It is resolved",
    send: async (about, sent) => {
      const { acting, of } = await doing(about, sent);
      const change = await resolveEscalation(sent.tx, acting, { ...of, form: sent.typed });
      const headline = "Your disagreement about a child has ended: read the outcome";
      if (change.kind === "accepted")
        await tellRaiser(sent.tx, acting, { ...of, ...of.escalation, headline });
      return change;
    },
  }),
];
