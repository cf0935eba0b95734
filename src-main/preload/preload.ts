import type { Transport } from '@shared/contract/transport';
import { contextBridge, ipcRenderer } from 'electron';
import { CONNECT_CHANNEL } from '../hosts/electron/connectChannel';

const channel = new MessageChannel();
ipcRenderer.postMessage(CONNECT_CHANNEL, null, [channel.port2]);
const port = channel.port1;

const transport: Transport = {
  send: (message) => { port.postMessage(message); },
  onMessage: (listener) => {
    port.addEventListener('message', (event) => { listener((event as MessageEvent).data); });
    port.start();
  },
  // Electron fires `close` when the main process lets go of its end.
  onClose: (listener) => { port.addEventListener('close', () => { listener(); }); },
};

contextBridge.exposeInMainWorld('workbench', transport);
