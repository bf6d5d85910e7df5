import type { HomeLine, HomePart } from "../../platform/rooms/home-slots.ts";
import { bodiesLedBy } from "../agency-leads/index.ts";
import { bodyKey, contactOf, keepsAll } from "./bodies.ts";
import { stateWords, worstFirst } from "./coverage-words.ts";
import { readShownCoverage } from "./shown-coverage.ts";
import { nameIn, type TrainingScheme } from "./training-scheme.ts";
import { trainingPaths } from "./web/paths.ts";
import type { ShownLine } from "./withhold-small.ts";

const most = 8;

/**
 * Who is trained where the reader leads on exploitation or keeps training: of the agency or school that is theirs, as
 * the page of coverage says it to them. Nothing for who does neither, and for who keeps all training.
 */
export const ownCoveragePart: HomePart = {
  order: 48,
  isFor: (actor) => !keepsAll(actor),
  read: async ({ tx, actor, today }) => {
    const led = await bodiesLedBy(tx, actor.id);
    const own = new Set([...led.map(bodyKey), ...(await contactOf(tx, actor.id))]);
    if (own.size === 0) return undefined;
    const { byBody, scheme } = await readShownCoverage(tx, { actor, today });
    const lines = byBody.filter(
      ({ bodyOf, bodyId }) =>
        bodyOf !== null && bodyId !== null && own.has(bodyKey({ of: bodyOf, id: bodyId })),
    );
    return {
      heading: "Training in your agency or school",
      lines: worstFirst(lines)
        .slice(0, most)
        .map((line) => homeLine(line, scheme)),
      empty: "Nobody is registered there and no headcount is stated yet.",
      all: { text: "Coverage against target", href: trainingPaths.coverage },
    };
  },
};

function homeLine(line: ShownLine, scheme: TrainingScheme): HomeLine {
  const { name, audience, bodyId } = line;
  return {
    text: audience === null ? name : `${name}: ${nameIn(scheme.audiences, audience)}`,
    href: trainingPaths.coverageOf(bodyId ?? ""),
    more: [shareWords(line), expiringWords(line, scheme.expiringDays)]
      .filter((one) => one !== null)
      .join(". "),
  };
}

function shareWords({ percent, valid, headcount, target, state }: ShownLine): string {
  if (state === "small") return stateWords.small;
  if (percent === null || headcount === null) return stateWords[state];
  return `${percent} % (${valid ?? 0} of ${headcount}), target ${target} %: ${stateWords[state]}`;
}

const expiringWords = ({ expiring, state }: ShownLine, days: number): string | null =>
  state === "small" || expiring === null ? null : `${expiring} expire within ${days} days`;
