// `node typescript.mjs FOLDER URL CALLS IN_FLIGHT`: what the other peers do, with the official TypeScript SDK, which
// stands built in that folder.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, url, calls, inFlight] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const main = manifest.exports?.["."]?.import?.default ?? manifest.exports?.["."]?.import ?? manifest.module ?? manifest.main;
const { Fastpix } = await import(pathToFileURL(resolve(folder, main)));

const fastpix = new Fastpix({
  serverURL: url,
  security: { username: "token-id", password: "secret" },
  retryConfig: { strategy: "none" },
});
const create = () =>
  fastpix.startLiveStream.createNewStream({
    playbackSettings: { accessPolicy: "public" },
    inputMediaSettings: {
      mediaPolicy: "public",
      metadata: { livestream_name: "fastpix_livestream" },
      enableDvrMode: true,
    },
  });

const began = performance.now();
const before = process.cpuUsage();
let left = Number(calls);
const worker = async () => {
  while (left-- > 0) await create();
};
await Promise.all(Array.from({ length: Number(inFlight) }, worker));
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - began) / 1000;
console.log(`calls=${calls} seconds=${seconds} cpu=${(user + system) / 1e6} peak_kib=${process.resourceUsage().maxRSS}`);
