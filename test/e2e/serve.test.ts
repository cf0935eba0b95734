import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { createClient } from '@shared/contract/client';
import { presets } from '@shared/experiment/presets';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Profile } from './door';
import { createProfile, removeProfile } from './profile';
import { until } from './until';

/** `sbd serve` with everything that it said. */
class Server {
  output = '';
  errors = '';
  readonly exit: Promise<number | null>;
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;

  constructor(profile: Profile, args: string[], environment: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [resolve('out/main/cli.js'), 'serve', '--runs', profile.runsFolder, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment },
    });
    this.child.stdout.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
    this.child.stderr.on('data', (chunk: Buffer) => { this.errors += chunk.toString(); });
    this.exit = new Promise((settle) => { this.child.on('close', settle); });
  }

  async address(): Promise<URL> {
    const output = await until('the address', () => Promise.resolve(this.output), (text) => /token=\S+/.test(text));
    return new URL(/http:\S+token=[\w-]+/.exec(output)![0]);
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }
}

/** Comes in through the front door: the token's cookie, then the socket. */
async function connect(address: URL) {
  const entry = await fetch(address, { redirect: 'manual' });
  const cookie = entry.headers.get('set-cookie')!.split(';')[0]!;
  const socket = new WebSocket(`ws://${address.host}/socket`, { headers: { Cookie: cookie, Origin: address.origin } });
  await new Promise((settle, reject) => { socket.once('open', settle).once('error', reject); });
  return createClient({
    send: (message) => { socket.send(JSON.stringify(message)); },
    onMessage: (listener) => { socket.on('message', (data: Buffer) => { listener(JSON.parse(data.toString())); }); },
    onClose: (listener) => { socket.on('close', () => { listener(); }); },
  });
}

describe('sbd serve', () => {
  let profile: Profile;
  beforeEach(() => { profile = createProfile(); });
  afterEach(() => { removeProfile(profile); });

  it.each(['SIGINT', 'SIGTERM'] as const)('serves the renderer until %s', async (signal) => {
    const server = new Server(profile, []);
    const address = await server.address();
    const client = await connect(address);
    expect(await client.call('workbench.information', {})).toMatchObject({ host: 'web', runsFolder: profile.runsFolder });
    expect(await server.end(signal)).toBe(0);
  });

  it('keeps the token that it is given, and prints JSON for programs', async () => {
    const server = new Server(profile, ['--json'], { SBD_TOKEN: 'an-address-that-stays-the-same' });
    expect((await server.address()).searchParams.get('token')).toBe('an-address-that-stays-the-same');
    expect(JSON.parse(server.output)).toMatchObject({ runsFolder: profile.runsFolder });
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('checkpoints what trains when it is stopped, and says that it can be resumed', async () => {
    const server = new Server(profile, []);
    const client = await connect(await server.address());
    const experiment = { ...presets[0]!.experiment, training: { ...presets[0]!.experiment.training, steps: 100_000 }, evaluation: { samples: 100, snapshots: 2 } };
    const { status } = await client.call('runs.start', { experiment, device: 'cpu' });
    const records = async () => (await client.call('runs.metrics', { id: status.id, after: -1 })).records;
    await until('the first steps', records, (known) => known.length > 0);
    expect(await server.end('SIGTERM')).toBe(75);

    const again = new Server(profile, []);
    const { runs } = await (await connect(await again.address())).call('runs.list', {});
    expect(runs.map((run) => run.status.state)).toEqual(['interrupted']);
    expect(runs[0]!.status.step).toBeGreaterThan(0);
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('says which port is in use, and opens nothing', async () => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await new Promise((settle) => { occupant.once('listening', settle); });
    const { port } = occupant.address() as AddressInfo;
    const server = new Server(profile, ['--port', String(port)]);
    expect(await server.exit).toBeGreaterThan(0);
    expect(server.errors).toContain(`Port ${port} is in use`);
    expect(server.errors).toContain('--port 0');
    expect(server.errors).not.toContain('    at ');
    expect(server.output).toBe('');
    occupant.close();
  });

  it.each([[['--port', 'eighty'], {}], [['--port', '70000'], {}], [[], { SBD_TOKEN: 'guess' }]])('refuses %j with %j', async (args, environment) => {
    const server = new Server(profile, args, environment);
    expect(await server.exit).toBe(2);
    expect(server.errors.trim().split('\n')).toHaveLength(1);
  });
});
