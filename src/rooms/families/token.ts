import { hashesOfLink, hashOfLink, type Handed, type Hashes } from "../accounts/index.ts";

export const hashOfToken = (token: string): Buffer => hashOfLink("family", token);

export const hashesOf = (handed: Handed): Hashes => hashesOfLink("family", handed);
