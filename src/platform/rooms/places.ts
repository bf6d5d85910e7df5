import type { Permission } from "../../kernel/permissions.ts";
import { holds, type StaffActor } from "../access/actor.ts";
import { manyOf } from "./slot.ts";

/** A page that people go to from the navigation. */
export type Place = {
  readonly text: string;
  readonly href: string;
  /** Under which heading it stands among all pages. */
  readonly under: "children" | "papers" | "partnership" | "yours";
  /** Undefined for a place that everybody may go to who has signed in. */
  readonly needs?: Permission;
  /** For whom it stands at the head, as long as there is room: nobody where nothing is said. */
  readonly headFor?: (actor: StaffActor) => boolean;
  /** Addresses beside its own whose pages belong to it: below them it is lit at the head. */
  readonly lightsFor?: readonly string[];
  /** Smaller stands before larger, at the head and among all pages. */
  readonly order: number;
};

/** What finds no room at the head stands among all pages, as everything does. */
export const places = manyOf<Place>("places", (one, other) => one.order - other.order);

export const everybody = (): boolean => true;
export const isWide = ({ isWide: wide }: StaffActor): boolean => wide;
export const opensNoRecord = (actor: StaffActor): boolean => !holds(actor, "child.view");
/** Who reads counts and no record: without these their head holds next to nothing. */
export const readsCounts = (actor: StaffActor): boolean =>
  holds(actor, "statistics.view") && opensNoRecord(actor);

/** Where whoever holds a permission starts. */
export type Start = { readonly needs: Permission; readonly to: string; readonly order: number };

/** The first that a person may go to is theirs. */
export const starts = manyOf<Start>("starts", (one, other) => one.order - other.order);
