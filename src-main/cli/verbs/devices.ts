import type { Device } from '@shared/contract/devices';
import type { Experiment } from '@shared/experiment/experiment';
import { toProblem } from '@shared/problem';
import { Command } from 'commander';
import { listDevices } from '../../engine/runtime/listDevices';
import { measureExperiment } from '../../training/measurement/measureExperiment';
import { findPreset } from '../input/readExperiment';

const DEFAULT_PRESET = 'circles-demonstration-broadcast';

const examples = `
Examples:
  sbd devices
  sbd devices --preset circles-xy-broadcast   time the network of the paper instead of the small one
  sbd devices --no-measure                    only list them`;

interface ListedDevice extends Device {
  readonly millisecondsPerStep: number | null;
}

/** `sbd devices`: what this machine can train on, how fast, and why not on the rest. */
export function devicesVerb(): Command {
  return new Command('devices')
    .description('list the devices with a measured time per step, or the reason why one can\'t be used')
    .option('--preset <id>', 'experiment whose step is timed', DEFAULT_PRESET)
    .option('--no-measure', 'list without timing')
    .option('--json', 'print one JSON array')
    .addHelpText('after', examples)
    .action(async ({ preset, measure, json }: { preset: string; measure: boolean; json?: boolean }) => {
      const { experiment, title } = findPreset(preset);
      const devices = await listDevices();
      if (json !== true && measure) console.error(`Timing a training step of "${title}" on each device …`);
      const listed: ListedDevice[] = [];
      for (const device of devices) {
        const result = await inspect(device, measure ? experiment : null);
        if (json !== true) console.log(describe(result));
        listed.push(result);
      }
      if (json === true) console.log(JSON.stringify(listed));
    });
}

/** A device that starts and then fails on the experiment is as unusable as one that does not start. */
async function inspect(device: Device, experiment: Experiment | null): Promise<ListedDevice> {
  if (device.unavailable !== null || experiment === null) return { ...device, millisecondsPerStep: null };
  try {
    const { millisecondsPerStep } = await measureExperiment(experiment, device.id);
    return { ...device, millisecondsPerStep };
  } catch (error) {
    return { ...device, unavailable: toProblem(error).what, millisecondsPerStep: null };
  }
}

function describe({ id, name, unavailable, millisecondsPerStep }: ListedDevice): string {
  const speed = millisecondsPerStep === null ? 'can be used' : `${millisecondsPerStep.toFixed(1)} ms a step`;
  return `${id.padEnd(14)} ${name.padEnd(34)} ${unavailable ?? speed}`;
}
