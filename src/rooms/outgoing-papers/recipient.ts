import { readText, type FieldError } from "../../kernel/fields.ts";
import {
  adultDecides,
  isItThem,
  mustNotBeTold,
  untoldMeant,
  whyNotTold,
  type WhoMayBeTold,
} from "../family-network/index.ts";
import { asksHandsFirst, isForFamily } from "./kinds.ts";

export type RecipientKind = "child" | "family" | "staff" | "agency" | "outside";

/** How a paper gets to its recipient. */
export const channels = {
  "by-hand": "In person",
  post: "By post",
  "secure-email": "By secure email",
  "own-system": "Put into the agency’s own system",
  "read-together": "Read together, and not left with them",
} as const;

/** Who a paper is for, and on which way. */
export type Recipient = {
  readonly kind: RecipientKind;
  readonly name: string;
  readonly relation: string | null;
  readonly staffId: string | null;
  readonly agencyId: string | null;
  /** Which person around the child, where it is one. */
  readonly aroundId: string | null;
  /** Why somebody of a name that must not be told is another person. */
  readonly somebodyElse: string | null;
  readonly purpose: string | null;
  readonly channel: string;
  /** Where it is posted; null on any other way. */
  readonly address: string | null;
  readonly hands: string | null;
  readonly mayKeepAtHome: boolean | null;
};

/** Somebody whom Lantern already knows beside this child. */
export type Choice = Pick<Recipient, "kind" | "name" | "relation" | "staffId" | "agencyId"> & {
  readonly key: string;
  readonly aroundId?: string;
  /** Why nothing is made for them: shown where they are chosen, and refused. */
  readonly notTold?: string;
};

export type RecipientForm = {
  readonly recipient: string;
  readonly name: string;
  readonly relation: string;
  readonly purpose: string;
  readonly channel: string;
  readonly address: string;
  readonly hands: string;
  readonly home: string;
  /** Why a name that is like one who must not be told is another person's. */
  readonly notThem?: string;
};

export const somebodyElse = "other";

type Read = { readonly recipient: Recipient } | { readonly errors: readonly FieldError[] };

type Reading = {
  readonly choices: readonly Choice[];
  readonly kind: string;
  readonly told: WhoMayBeTold;
};

/** Reads who a paper is for: one of those whom Lantern knows, or somebody who is named here. */
export function readRecipient(form: RecipientForm, { choices, kind, told }: Reading): Read {
  const errors: FieldError[] = [];
  const isAtHome = isForFamily(kind);
  const choice = readChoice(form, choices, errors);
  const purpose = readText(form.purpose, {
    name: "What it is for",
    most: 500,
    ...(choice && !isAtHome && needsPurpose(choice.kind)
      ? { missing: "Enter what the paper is for" }
      : {}),
  });
  if (!purpose.ok) errors.push({ field: "purpose", message: purpose.error });
  if (!channelsOf(kind).some(([key]) => key === form.channel)) {
    errors.push({ field: "channel", message: "Choose how it will be given" });
  }
  const address = readAddress(form);
  if (!address.ok) errors.push({ field: "address", message: address.error });
  const hands = readText(form.hands, { name: "Whose hands it may pass through", most: 500 });
  if (!hands.ok) errors.push({ field: "hands", message: hands.error });
  errors.push(...homeErrors(form, kind));
  errors.push(...toldErrors(form, { choice, kind, told }));
  const notThem = readText(form.notThem ?? "", { name: "Who they are", most: 500 });
  if (!notThem.ok) errors.push({ field: "notThem", message: notThem.error });
  if (!notThem.ok || !choice || !purpose.ok || !address.ok || !hands.ok || errors.length > 0)
    return { errors };
  const { key: _key, notTold: _notTold, aroundId = null, ...known } = choice;
  return {
    recipient: {
      ...known,
      ...(isAtHome && known.kind === "outside" ? { kind: "family" as const } : {}),
      aroundId,
      somebodyElse: aroundId === null ? notThem.value || null : null,
      purpose: purpose.value || null,
      channel: form.channel,
      address: address.value || null,
      hands: hands.value || null,
      mayKeepAtHome: isAtHome ? form.home === "yes" : null,
    },
  };
}

type Telling = Pick<Reading, "kind" | "told"> & { readonly choice: Choice | undefined };

/**
 * Nothing is made for somebody who must not be told, nor goes through their hands. A name that is like theirs is asked
 * about. From 18 a paper for the family goes to those alone whom the young adult named.
 */
function toldErrors(form: RecipientForm, { choice, kind, told }: Telling): readonly FieldError[] {
  const errors: FieldError[] = [];
  const inHands = untoldMeant(told, { words: form.hands });
  if (inHands) {
    const message = `${mustNotBeTold(inHands)}: it must not pass through their hands`;
    errors.push({ field: "hands", message });
  }
  if (!choice || choice.kind === "child") return errors;
  const why = choice.aroundId === undefined ? undefined : whyNotTold(told, choice.aroundId);
  const isForAdultsFamily = told.namedAsAdult !== undefined && isForFamily(kind);
  const meant = choice.aroundId === undefined && (form.notThem ?? "").trim() === "";
  const them = meant ? untoldMeant(told, { name: choice.name, words: form.address }) : undefined;
  const field = choice.key === somebodyElse ? "name" : "recipient";
  if (why !== undefined) errors.push({ field: "recipient", message: why });
  else if (isForAdultsFamily && choice.aroundId === undefined)
    errors.push({ field: "recipient", message: adultDecides });
  else if (them) errors.push({ field, message: isItThem(them) });
  return errors;
}

/** By which ways a paper of this kind can get to somebody. */
export const channelsOf = (kind: string): readonly (readonly [string, string])[] =>
  Object.entries(channels).filter(
    ([key]) =>
      (key !== "own-system" || !isForFamily(kind)) &&
      (key !== "read-together" || asksHandsFirst(kind)),
  );

/** What is not safe at home goes nowhere but to the table where it is read together. */
function homeErrors({ home, channel }: RecipientForm, kind: string): readonly FieldError[] {
  if (!isForFamily(kind)) return [];
  if (asksHandsFirst(kind) && home === "unsure") return [{ field: "home", message: askFirst }];
  if (home !== "yes" && home !== "no") {
    return [{ field: "home", message: "Choose whether it is safe to keep at home" }];
  }
  const isLeft = home === "no" && asksHandsFirst(kind) && channel !== "read-together";
  return isLeft ? [{ field: "channel", message: readTogether }] : [];
}

const askFirst =
  "Ask them first, when nobody else is there, whether it is safe to keep. Then choose";
const readTogether = "It is not safe to keep at home: choose to read it together";

/** Kept of a paper that is posted, and of no other. */
function readAddress({ channel, address }: RecipientForm) {
  const missing = "Enter the address that it is posted to";
  const isPosted = channel === "post";
  const rules = { name: "Address", most: 500, ...(isPosted ? { missing } : {}) };
  return readText(isPosted ? address : "", rules);
}

const needsPurpose = (kind: RecipientKind): boolean => kind === "agency" || kind === "outside";

function readChoice(
  form: RecipientForm,
  choices: readonly Choice[],
  errors: FieldError[],
): Choice | undefined {
  if (form.recipient !== somebodyElse) {
    const choice = choices.find(({ key }) => key === form.recipient);
    if (!choice) errors.push({ field: "recipient", message: "Choose who the paper is for" });
    return choice;
  }
  const name = readText(form.name, { name: "Name", most: 200, missing: "Enter their name" });
  const relation = readText(form.relation, {
    name: "Who they are to the child",
    most: 200,
    missing: "Enter who they are to the child",
  });
  if (!name.ok) errors.push({ field: "name", message: name.error });
  if (!relation.ok) errors.push({ field: "relation", message: relation.error });
  if (!name.ok || !relation.ok) return undefined;
  const nobodys = { staffId: null, agencyId: null };
  return {
    key: somebodyElse,
    kind: "outside",
    name: name.value,
    relation: relation.value,
    ...nobodys,
  };
}
