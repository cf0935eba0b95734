import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hasVulkanDriver } from '../../../src-main/engine/runtime/vulkanDriver';

const folder = mkdtempSync(join(tmpdir(), 'vulkan-'));
const manifest = join(folder, 'driver.json');
/** Every place that is searched points into the empty folder. */
const nowhere = { XDG_CONFIG_HOME: folder, XDG_CONFIG_DIRS: folder, XDG_DATA_HOME: folder, XDG_DATA_DIRS: folder };

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

test('a driver that a variable names counts when its file exists', () => {
  expect(hasVulkanDriver({ VK_ICD_FILENAMES: manifest })).toBe(false);
  writeFileSync(manifest, '{}');
  expect(hasVulkanDriver({ VK_ICD_FILENAMES: manifest })).toBe(true);
  expect(hasVulkanDriver({ VK_ICD_FILENAMES: manifest, VK_DRIVER_FILES: join(folder, 'missing.json') })).toBe(false);
});

test('a manifest in a data folder counts', () => {
  mkdirSync(join(folder, 'vulkan', 'icd.d'), { recursive: true });
  writeFileSync(join(folder, 'vulkan', 'icd.d', 'driver.json'), '{}');
  expect(hasVulkanDriver(nowhere)).toBe(true);
});
