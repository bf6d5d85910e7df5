import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

type Methods = Record<string, unknown>;

function refuse(): never {
  throw Object.assign(new Error("This process has no network"), { code: "ERR_ACCESS_DENIED" });
}

function refuseAll(owner: object, names: readonly string[]): void {
  for (const name of names) {
    if (typeof (owner as Methods)[name] !== "function") continue;
    Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false });
  }
}

const questions = (owner: object): readonly string[] =>
  Object.getOwnPropertyNames(owner).filter((name) => /^(lookup|resolve|reverse)/u.test(name));

/**
 * Takes the network away from this process for good. Node's permission model refuses files, processes and
 * threads, and knows the network only from Node 25 on; under it nothing reaches a socket but these.
 */
export function closeNetwork(): void {
  refuseAll(net.Socket.prototype, ["connect"]);
  refuseAll(net.Server.prototype, ["listen"]);
  refuseAll(net, ["connect", "createConnection", "createServer", "_createServerHandle"]);
  refuseAll(dgram.Socket.prototype, ["bind", "connect", "send"]);
  refuseAll(dgram, ["createSocket"]);
  for (const owner of [dns, dns.promises]) {
    refuseAll(owner, questions(owner));
    refuseAll(owner.Resolver.prototype, questions(owner.Resolver.prototype));
  }
  refuseAll(globalThis, ["fetch", "WebSocket", "EventSource"]);
  syncBuiltinESMExports();
}
