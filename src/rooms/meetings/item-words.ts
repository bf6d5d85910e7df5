import type { PanelType } from "./panel-type.ts";

export type ItemWords = { readonly title: string; readonly prompt: string };

export const views: Readonly<Record<string, ItemWords>> = {
  "view-child": {
    title: "The child’s view of the meeting and the plan",
    prompt: "What the child thinks of it, and who asked",
  },
  "view-parents": {
    title: "The parents’ and carers’ view",
    prompt: "What they think of it, and what they ask for",
  },
};

/** What a part of the meeting is called and asks for. */
export function itemWords({ agenda }: PanelType, item: string): ItemWords {
  const view = Object.hasOwn(views, item) ? views[item] : undefined;
  if (view) return view;
  const isFamily = item.startsWith("family.");
  const key = item.replace("family.", "");
  const found = agenda.find((one) => one.key === key) ?? { title: item, prompt: "" };
  if (!isFamily) return found;
  return {
    title: `For the family: ${found.title}`,
    prompt: "In plain words, written for the child and the parents. No other child, no address.",
  };
}
