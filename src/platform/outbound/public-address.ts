import { BlockList, isIP } from "node:net";
import { isInsideHost, type Inside } from "./inside.ts";

/** Addresses that lead to this machine, to its network, or nowhere on the internet (RFC 6890). */
const kept4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
/** Of IPv6 only what is given out for the internet is reached, and none that carries an IPv4 address. */
const kept6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const kept = new BlockList();
const given = new BlockList();
const add = (list: BlockList, ranges: readonly string[], kind: "ipv4" | "ipv6"): void => {
  for (const range of ranges) {
    const [net = "", bits] = range.split("/");
    list.addSubnet(net, Number(bits), kind);
  }
};
add(kept, kept4, "ipv4");
add(kept, kept6, "ipv6");
add(given, ["2000::/3"], "ipv6");

/** Whether a connection to this address leaves for the internet. What is no address is none. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !kept.check(address, "ipv4");
    case 6:
      return given.check(address, "ipv6") && !kept.check(address, "ipv6");
    default:
      return false;
  }
}

const ports = ["", "8443"];

type ReadAddress =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: string };

/**
 * Where something may be sent: https, a name or a public address, no login in it; or a receiver inside that
 * an administrator allows. What the name leads to is looked at when something is sent.
 */
export function readWebAddress(typed: string, inside: readonly Inside[] = []): ReadAddress {
  const wrong = (error: string): ReadAddress => ({ ok: false, error });
  const text = typed.trim();
  if (text === "") return wrong("Enter the address, like https://records.example/lantern");
  if (!URL.canParse(text))
    return wrong("Enter a whole address, like https://records.example/lantern");
  const url = new URL(text);
  // As it is kept: a letter with an accent is written with six characters.
  if (url.href.length > 500) return wrong("The address must be 500 characters or fewer");
  if (url.protocol !== "https:") return wrong("The address must begin with https://");
  if (url.username !== "" || url.password !== "" || url.href.includes("@"))
    return wrong("The address must have no name, password or @ in it: messages are signed instead");
  if (!ports.includes(url.port)) return wrong("The port must be 443 or 8443");
  if (url.hash !== "") return wrong("The address must have no # in it");
  const host = hostOf(url);
  if (isInsideHost(inside, host)) return { ok: true, value: url.href };
  const isName = isIP(host) === 0;
  if (isName ? !isPublicName(host) : !isPublicAddress(host))
    return wrong("The address must be one that the internet leads to");
  return { ok: true, value: url.href };
}

/** Without the brackets of an IPv6 address. The URL has put decimal and hexadecimal forms of IPv4 right. */
export const hostOf = ({ hostname }: Pick<URL, "hostname">): string =>
  hostname.replace(/^\[|\]$/gu, "").replace(/\.$/u, "");

const inside = ["local", "localhost", "internal", "home.arpa", "lan", "intranet", "corp"];

const isPublicName = (host: string): boolean =>
  host.includes(".") && !inside.some((end) => host === end || host.endsWith(`.${end}`));
