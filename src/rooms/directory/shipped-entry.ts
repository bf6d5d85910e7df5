/**
 * An entry that a new partnership's register starts with: to be confirmed by the partnership. What
 * each register asks is described in src/rooms/governance/registers; a test there holds these to it.
 */
export type ShippedEntry = {
  readonly register: string;
  readonly prefix: string;
  readonly audience: "governance" | "staff" | "public";
  readonly title: string;
  readonly body: Readonly<Record<string, string | readonly string[]>>;
};

export const entriesOf =
  (register: string, prefix: string, audience: ShippedEntry["audience"]) =>
  (title: string, body: ShippedEntry["body"]): ShippedEntry => ({
    register,
    prefix,
    audience,
    title,
    body,
  });
