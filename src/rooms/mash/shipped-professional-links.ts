import type { professionalLinksKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** What a professional without an account is asked, and on which basis. */
export const shippedProfessionalLinks: readonly Shipped<typeof professionalLinksKind>[] = [
  {
    kind: "professional-links",
    key: "professional-links",
    inForceFrom,
    body: {
      name: "Links for professionals",
      source:
        "Lantern’s own questions, on the bases of the sharing agreement; confirm them with your information governance lead",
      days: 5,
      bases: [
        {
          key: "urgent",
          name: "A child may be suffering significant harm",
          says: "Asked under section 47 of the Children Act 1989. You may share what bears on whether the child is safe, without consent.",
          questions: [
            { key: "seen", wording: "When was the child last seen by your service, and who by?" },
            { key: "worries", wording: "What worries your service about the child’s safety?" },
            {
              key: "injuries",
              wording: "Which injuries or illnesses of the last year may matter?",
            },
            { key: "with", wording: "Who came with the child, and what did you notice?" },
          ],
        },
        {
          key: "health",
          name: "The child’s health and who is in touch with the child",
          says: "Asked to keep a child safe, as a task in the public interest. Say what is relevant and no more.",
          questions: [
            { key: "seen", wording: "When was the child last seen by your service, and who by?" },
            {
              key: "missed",
              wording: "Which appointments were missed, and what was done about it?",
            },
            { key: "helps", wording: "What is going well, and who does the child trust?" },
          ],
        },
        {
          key: "consent",
          name: "Early help, with consent",
          says: "Asked with the consent of the young person or a parent. Say only what they agreed to.",
          questions: [
            { key: "helps", wording: "What would help, in your view?" },
            { key: "offered", wording: "What does your service offer already?" },
          ],
        },
      ],
    },
  },
];
