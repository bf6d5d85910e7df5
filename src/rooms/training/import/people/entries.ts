import type { ReadRow } from "../read-types.ts";
import { folded } from "../words.ts";
import { readEmail, type Email } from "./email.ts";
import { nameKey, nameOf, type PersonName } from "./person-name.ts";
import { readNumber } from "./staff-number.ts";

export type NumberOf = {
  readonly space: string;
  readonly value: string;
  readonly isStaffNumber: boolean;
};

/** Who a row is about, in comparable words. */
export type Entry = {
  readonly index: number;
  readonly file: string;
  readonly name: PersonName;
  readonly key: string;
  readonly email: Email | undefined;
  readonly numbers: readonly NumberOf[];
  /** Folded, as written. */
  readonly organisation: string;
};

/** An entry with what of it can be trusted. */
export type Identified = Entry & {
  readonly address: string | undefined;
  /** By the column. */
  readonly trusted: ReadonlyMap<string, string>;
};

export const entriesOf = (rows: readonly ReadRow[]): readonly Entry[] =>
  rows.map(({ file, person }, index) => {
    const name = nameOf(person);
    const numbers = person.numbers.flatMap(({ space, value, isStaffNumber }) => {
      const email = readEmail(value);
      const read = email ? undefined : readNumber(value, !isStaffNumber);
      return read === undefined ? [] : [{ space, value: read, isStaffNumber }];
    });
    return {
      index,
      file,
      name,
      key: nameKey(name),
      email: readEmail(person.email),
      numbers,
      organisation: folded(person.organisation),
    };
  });
