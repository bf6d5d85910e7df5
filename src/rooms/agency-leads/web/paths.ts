import type { Body } from "../lead-state.ts";

type OfBody = Pick<Body, "of" | "id">;

const bodyAt = ({ of, id }: OfBody): string =>
  of === "agency" ? `/leads/agencies/${id}` : `/leads/schools/${id}`;

/** Addresses of leads and of messages to them, built in one place. */
export const leadPaths = {
  leads: "/leads",
  file: "/leads/file",
  body: bodyAt,
  name: (body: OfBody, part: "lead" | "deputy"): string => `${bodyAt(body)}/name?part=${part}`,
  confirm: (leadId: string): string => `/leads/named/${leadId}/confirm`,
  training: (leadId: string): string => `/leads/named/${leadId}/training`,
  end: (leadId: string): string => `/leads/named/${leadId}/end`,
  messages: "/leads/messages",
  newMessage: (thingId?: string): string =>
    `/leads/messages/new${thingId === undefined ? "" : `?thing=${thingId}`}`,
  message: (id: string): string => `/leads/messages/${id}`,
  withdraw: (id: string): string => `/leads/messages/${id}/withdraw`,
  chase: (id: string): string => `/leads/messages/${id}/chase`,
  told: (id: string, receiptId: string): string =>
    `/leads/messages/${id}/receipts/${receiptId}/told`,
};
