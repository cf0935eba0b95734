import DevicesScreen from '@renderer/features/devices/DevicesScreen.vue';
import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClient } from '../support/fakeClient';
import { mountScreen, type Mounted } from '../support/mountScreen';

let mounted: Mounted;

afterEach(() => {
  mounted.wrapper.unmount();
  document.body.replaceChildren();
});

const row = (device: string) => mounted.wrapper.get(`[data-device="${device}"]`);

describe('Devices', () => {
  it('lists every device with its reason where it can not be used', async () => {
    mounted = await mountScreen(DevicesScreen);
    await flushPromises();
    expect(mounted.wrapper.text()).toContain('2 of 5 available');
    expect(row('cpu').text()).toContain('Available');
    expect(row('tfjs-node-gpu').text()).toContain('@tensorflow/tfjs-node-gpu is not installed.');
    expect(row('tfjs-node-gpu').find('button').exists()).toBe(false);
  });

  it('measures a device on demand', async () => {
    const client = createFakeClient();
    let finish: (() => void) | undefined;
    client.answer('devices.measure', ({ device }) => new Promise((resolve) => { finish = () => { resolve({ device, millisecondsPerStep: 4.21, estimatedSeconds: 5 }); }; }));
    mounted = await mountScreen(DevicesScreen, { client });
    await flushPromises();
    await row('webgpu').get('button').trigger('click');
    await flushPromises();
    expect(row('webgpu').get('[role="status"]').text()).toContain('Measuring…');
    finish!();
    await flushPromises();
    expect(row('webgpu').text()).toContain('4.2 ms');
    expect(row('webgpu').text()).toContain('5 s');
    expect(row('cpu').text()).not.toContain(' ms');
  });

  it('measures all that can be used, one after the other', async () => {
    mounted = await mountScreen(DevicesScreen);
    await flushPromises();
    await mounted.wrapper.findAll('button').find((button) => button.text() === 'Measure all')!.trigger('click');
    await flushPromises();
    expect(mounted.client.made.flatMap(({ name, input }) => (name === 'devices.measure' ? [(input as { device: string }).device] : []))).toEqual(['webgpu', 'cpu']);
    expect(row('webgpu').get('.best').text()).toBe('4.2 ms');
  });

  it('says why a measurement failed, in its row', async () => {
    const client = createFakeClient();
    client.answer('devices.measure', () => { throw new Error('The device ran out of memory.'); });
    mounted = await mountScreen(DevicesScreen, { client });
    await flushPromises();
    await row('cpu').get('button').trigger('click');
    await flushPromises();
    expect(row('cpu').text()).toContain('The device ran out of memory.');
  });

  it('shows a failed list with a way to try again', async () => {
    const client = createFakeClient();
    client.answer('devices.list', () => { throw new Error('No answer.'); });
    mounted = await mountScreen(DevicesScreen, { client });
    await flushPromises();
    expect(mounted.wrapper.get('[role="alert"]').text()).toContain('No answer.');
    client.answer('devices.list', () => []);
    await mounted.wrapper.get('.retry').trigger('click');
    await flushPromises();
    expect(mounted.wrapper.text()).toContain('No device was found');
  });
});
