/** The loopback host beside the window: the scripted service, and a library to fill beforehand. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** Starts the host, hands its address to a function, and ends it. */
export async function withHost(args, use) {
  const binary = process.env.DIGLOT_HOST ?? join(dirname(process.env.DIGLOT_APP), 'host');
  const host = spawn(binary, ['--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => host.once('exit', resolve));
  try {
    const lines = createInterface({ input: host.stdout });
    const line = await Promise.race([
      new Promise((resolve) => lines.once('line', resolve)),
      ended.then((code) => Promise.reject(new Error(`the host ended with ${code}`))),
    ]);
    return await use(line.replace('listening on ', ''));
  } finally {
    host.kill();
    await ended;
  }
}

/** Runs with the address of the scripted service. */
export const withService = (use) => withHost([], (address) => use(`${address}/fake/v1`));

async function ask(address, kind, name, request) {
  const response = await fetch(`${address}/api/${kind}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  return response;
}

/** Calls a command of the table at a host. */
export const call = async (address, name, request = {}) => (await ask(address, 'call', name, request)).json();

/** Runs a job at a host to its end and gives what came of it. */
export async function runJob(address, name, request) {
  const lines = (await (await ask(address, 'stream', name, request)).text()).trim().split('\n');
  const last = lines.flatMap((line) => JSON.parse(line)).at(-1);
  if (last?.type !== 'finished') throw new Error(`${name}: ${JSON.stringify(last)}`);
  return last.outcome;
}
