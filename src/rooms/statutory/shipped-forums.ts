import type { forumKind } from "./configuration-kinds.ts";
import type { BodyOf, Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

type Forum = BodyOf<typeof forumKind>;

const forum = (key: string, body: Forum): Shipped<typeof forumKind> => ({
  kind: "forum",
  key,
  inForceFrom,
  body,
});

/**
 * Forums beside the pathway. Three are hidden until a partnership decides otherwise: that a child is
 * known to them says something of a household, of belief or of health by itself.
 */
export const shippedForums: readonly Shipped<typeof forumKind>[] = [
  forum("child-protection-plan", {
    name: "Child protection plan",
    purpose: "Keeps a child safe who is likely to suffer significant harm; reviewed by conference",
    contact: "The child protection conference service of the council",
    isHidden: false,
    reviewDays: 90,
    nextHint: "Review conference",
  }),
  forum("child-in-need", {
    name: "Child in need",
    purpose: "A child the council supports by a plan, with the family’s agreement",
    contact: "The social worker of the child, or the duty desk of the council",
    isHidden: false,
    reviewDays: 90,
    nextHint: "Child in need review",
  }),
  forum("in-care", {
    name: "In care",
    purpose: "A child who is looked after by the council, with reviews by an independent officer",
    contact: "The independent reviewing service of the council",
    isHidden: false,
    reviewDays: 180,
    nextHint: "Looked-after child review",
  }),
  forum("mash", {
    name: "MASH",
    purpose: "Receives concerns and decides what is shared and who acts",
    contact: "The multi-agency safeguarding hub",
    isHidden: false,
    ofAdults: "open",
    reviewDays: 30,
  }),
  forum("missing-panel", {
    name: "Missing children panel",
    purpose: "Looks at children who go missing often, and at return home interviews",
    contact: "The missing children co-ordinator",
    isHidden: false,
    ofAdults: "open",
    reviewDays: 30,
    nextHint: "Next panel",
  }),
  forum("youth-justice", {
    name: "Youth justice service",
    purpose: "Works with children who have come into contact with the criminal justice system",
    contact: "The duty desk of the youth justice service",
    isHidden: false,
    reviewDays: 90,
    nextHint: "Review, or the next hearing",
    asksSection45: true,
  }),
  forum("gangs", {
    name: "Serious violence and gangs panel",
    purpose: "Co-ordinates what is done about violence in which children are used or hurt",
    contact: "The community safety partnership",
    isHidden: false,
    ofAdults: "open",
    reviewDays: 60,
    nextHint: "Next panel",
  }),
  forum("mappa", {
    name: "MAPPA",
    purpose: "Manages people who pose a risk of serious harm, by police, probation and prisons",
    contact: "The MAPPA co-ordinator",
    isHidden: false,
    ofAdults: "hidden",
    reviewDays: 90,
    nextHint: "Next meeting of its level",
  }),
  forum("marac", {
    name: "MARAC",
    purpose: "Plans the safety of those at the highest risk of domestic abuse",
    contact: "The MARAC co-ordinator",
    isHidden: true,
    ofAdults: "hidden",
    reviewDays: 90,
    nextHint: "Repeat within 12 months",
  }),
  forum("channel", {
    name: "Channel panel",
    purpose: "Supports those who are vulnerable to being drawn into terrorism",
    contact: "The Prevent co-ordinator of the council",
    isHidden: true,
    ofAdults: "hidden",
    reviewDays: 60,
    nextHint: "Next panel",
  }),
  forum("sexual-health", {
    name: "Sexual health service",
    purpose: "Confidential health care; what is said there stays there unless a child is at risk",
    contact: "The safeguarding lead of the service",
    isHidden: true,
    reviewDays: 90,
  }),
];
