import type { Posted } from "../../directory/index.ts";
import { choices, type Field } from "../../../ui/forms/fields-form.tsx";
import { sectionsFor, type Panel } from "../panel.ts";
import { outcomes } from "../refer.ts";
import { parts } from "../seats.ts";

const named = (posted: readonly Posted[]) =>
  posted.map(({ staffId, name, agency }) => ({ value: staffId, text: `${agency}: ${name}` }));
const pairs = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

export const seatFields = (posted: readonly Posted[]): readonly Field[] => [
  { name: "staff", label: "Colleague", as: "select", items: named(posted) },
  { name: "part", label: "What they do", as: "select", items: pairs(parts) },
];

export const sittingFields = (posted: readonly Posted[]): readonly Field[] => [
  { name: "on", label: "Date of the meeting", as: "date" },
  { name: "time", label: "Time", hint: "For example 14:30", as: "text" },
  { name: "room", label: "Room, or how to join by video", as: "text" },
  {
    name: "joinLink",
    label: "Link to join by video (optional)",
    as: "text",
    hint: "Read by the people invited, on the meeting page and in their papers",
  },
  {
    name: "chair",
    label: "Chair",
    as: "select",
    items: named(posted.filter(({ canChair }) => canChair)),
  },
];

export const reasonField: Field = { name: "reason", label: "Why it is changed", as: "area" };

export function referFields(panels: readonly Panel[]): readonly Field[] {
  const criteria = new Map(
    panels.flatMap((one) => one.criteria.map(({ key, name }) => [key, name] as const)),
  );
  return [
    { name: "panel", label: "Which panel", as: "select", items: choices(panels) },
    {
      name: "criterion",
      label: "Which criterion is met",
      as: "select",
      items: [...criteria].map(([value, text]) => ({ value, text })),
    },
    { name: "reason", label: "Why it is met", hint: "What is known, and how", as: "area" },
    { name: "asks", label: "What the panel is asked to do", as: "area" },
  ];
}

export const siftFields: readonly Field[] = [
  { name: "outcome", label: "What the sift says", as: "radios", items: pairs(outcomes) },
  { name: "outcomeReason", label: "Reason, for the referrer", as: "area" },
];

export const themeFields = (panel: Panel): readonly Field[] => [
  { name: "title", label: "Theme or business", hint: "Name nobody in it", as: "text" },
  {
    name: "section",
    label: "Part of the agenda",
    as: "select",
    items: choices(sectionsFor(panel, "theme")),
  },
  { name: "minutes", label: "Minutes", as: "text" },
];

export const askFields = (posted: readonly Posted[]): readonly Field[] => [
  {
    name: "colleague",
    label: "Invite another person, such as a deputy",
    as: "select",
    items: named(posted),
  },
];
