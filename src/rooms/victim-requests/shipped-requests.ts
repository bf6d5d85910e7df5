import type { Shipped } from "../configuration/index.ts";
import type { victimRequestsKind } from "./configuration-kinds.ts";

const material = (key: string, name: string) => ({ key, name, isCounselling: false });
const counselling = (key: string, name: string) => ({ key, name, isCounselling: true });

/** Sections 44A to 44F of the 2022 Act, and the courts' own ways; the days to answer are a partnership's to set. */
export const shippedRequests: readonly Shipped<typeof victimRequestsKind>[] = [
  {
    kind: "victim-requests",
    key: "requests",
    inForceFrom: "2014-01-01",
    body: {
      name: "Requests for a victim’s information",
      source:
        "Police, Crime, Sentencing and Courts Act 2022, sections 44A to 44F, in force 12 January 2026; check the days to answer with your own legal team",
      certainty: "unverified",
      answerWithin: { unit: "working-days", amount: 20 },
      askers: [
        {
          key: "police",
          name: "Police or another authorised person",
          basis: "Victim information request, section 44A",
        },
        { key: "court-order", name: "A court, by order", basis: "Order of a court" },
        {
          key: "witness-summons",
          name: "A court, by witness summons",
          basis: "Summons to produce a document",
        },
        { key: "defence", name: "The defence", basis: "Request or application by the defence" },
        { key: "family-court", name: "The family court", basis: "Direction of the family court" },
      ],
      materials: [
        material("case-record", "Social care case record"),
        material("meetings", "Minutes of meetings and panels"),
        material("missing", "Missing episodes and return home interviews"),
        material("education", "Education record"),
        material("health", "Health record"),
        material("youth-justice", "Youth justice record"),
        material("digital", "Messages, images or data of a device"),
        counselling("idva", "Notes of an independent domestic violence adviser (IDVA)"),
        counselling("isva", "Notes of an independent sexual violence adviser (ISVA)"),
        counselling("direct-work", "Notes of direct work with the child"),
        counselling("peer-support", "Peer support"),
        counselling("group-support", "Group support"),
        counselling("therapy", "That counselling or therapy takes place, never what is said"),
      ],
    },
  },
];
