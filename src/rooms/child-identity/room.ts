import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { beforeContact, childTabs } from "../child-record/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { auditWords } from "./audit-words.ts";
import { knownBeforeContact } from "./before-contact.ts";
import {
  careStatusesKind,
  ethnicityCodesKind,
  identitySourcesKind,
  immigrationKind,
  languagesKind,
} from "./configuration-kinds.ts";
import { identityPaths } from "./web/paths.ts";
import { identityRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "child-identity",
  gives: [
    configurationKinds.give([
      identitySourcesKind,
      ethnicityCodesKind,
      languagesKind,
      careStatusesKind,
      immigrationKind,
    ]),
    shippedVersions.give(async () => (await import("./shipped-identity.ts")).shippedIdentity),
    routes.give(identityRoutes),
    actionWords.give(auditWords),
    beforeContact.give(knownBeforeContact),
    childTabs.give({
      key: "identity",
      text: "Identity and contact",
      href: identityPaths.child,
      order: 15,
    }),
  ],
};
