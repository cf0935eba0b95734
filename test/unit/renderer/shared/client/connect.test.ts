import { connect, portTransport, webSocketTransport } from '@renderer/shared/client/connect';
import type { Transport } from '@shared/contract/transport';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reactive } from 'vue';

/** The part of a WebSocket that the transport uses, driven by hand. */
class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static opened: FakeSocket[] = [];
  readonly sent: string[] = [];
  readyState = 0;

  constructor(readonly address = '') {
    super();
    FakeSocket.opened.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  FakeSocket.opened = [];
});

describe('webSocketTransport', () => {
  it('keeps messages until the line is open, in order', () => {
    const socket = new FakeSocket();
    const transport = webSocketTransport(socket as unknown as WebSocket);
    transport.send({ first: 1 });
    expect(socket.sent).toEqual([]);
    socket.open();
    transport.send({ second: 2 });
    expect(socket.sent).toEqual(['{"first":1}', '{"second":2}']);
  });

  it('passes on messages and the end of the line', () => {
    const socket = new FakeSocket();
    const transport = webSocketTransport(socket as unknown as WebSocket);
    const received: unknown[] = [];
    const closed = vi.fn();
    transport.onMessage((message) => received.push(message));
    transport.onClose(closed);
    socket.dispatchEvent(new MessageEvent('message', { data: '{"kind":"event"}' }));
    socket.dispatchEvent(new Event('close'));
    expect(received).toEqual([{ kind: 'event' }]);
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe('portTransport', () => {
  it('sends plain copies, since the bridge can not clone proxies', () => {
    const send = vi.fn();
    const port: Transport = { send, onMessage: () => undefined, onClose: () => undefined };
    portTransport(port).send(reactive({ steps: [1, 2] }));
    expect(() => structuredClone(send.mock.calls[0]![0])).not.toThrow();
    expect(send).toHaveBeenCalledWith({ steps: [1, 2] });
  });
});

describe('connect', () => {
  it('talks to the host that served the page', () => {
    vi.stubGlobal('WebSocket', FakeSocket);
    void connect().call('devices.list', {});
    expect(FakeSocket.opened[0]!.address).toBe(`ws://${window.location.host}/socket`);
  });

  it('prefers Electron\'s port', () => {
    const send = vi.fn();
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('workbench', { send, onMessage: () => undefined, onClose: () => undefined });
    void connect().call('devices.list', {});
    expect(send).toHaveBeenCalledOnce();
    expect(FakeSocket.opened).toEqual([]);
  });
});
