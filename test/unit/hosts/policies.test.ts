import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../../../src-main/hosts/electron/policies';

const foreign = [
  'https://workbench/', 'http://app/', 'file:///etc/passwd', 'app://other/', 'app://workbench.evil/', 'app://user@workbench/', 'app://workbench:1/',
  'javascript:alert(1)', 'data:text/html,x', 'about:blank', 'blob:app://workbench/1', 'chrome://gpu', 'app:workbench', '', 'not an address',
];

describe('navigation policy', () => {
  it('stays within the application', () => {
    expect(policies.allowsNavigation('app://workbench/')).toBe(true);
    expect(policies.allowsNavigation('app://workbench/index.html#/live')).toBe(true);
  });

  it.each(foreign)('refuses %s', (url) => {
    expect(policies.allowsNavigation(url)).toBe(false);
  });

  it('refuses every web address', () => {
    fc.assert(fc.property(fc.webUrl({ validSchemes: ['http', 'https', 'ftp'] }), (url) => !policies.allowsNavigation(url)));
  });
});

describe('window-open policy', () => {
  it('opens linked pages outside', () => {
    expect(policies.externalAddress('https://arxiv.org/abs/1901.07017')).toBe('https://arxiv.org/abs/1901.07017');
  });

  it.each([
    'http://arxiv.org/', 'https://arxiv.org.evil.org/', 'https://evil.org/arxiv.org', 'https://user:secret@arxiv.org/', 'https://arxiv.org:8443/',
    'file:///etc/passwd', 'app://workbench/', 'javascript:alert(1)', 'smb://arxiv.org/share', '', 'no address',
  ])('opens nothing for %s', (url) => {
    expect(policies.externalAddress(url)).toBeNull();
  });
});

describe('sender policy', () => {
  const ours = { url: 'app://workbench/#/live', isMainFrame: true, isOwnWindow: true };

  it('trusts the main frame of our window', () => {
    expect(policies.trustsSender(ours)).toBe(true);
  });

  it.each([
    ['another window', { ...ours, isOwnWindow: false }],
    ['a frame inside the page', { ...ours, isMainFrame: false }],
    ['a foreign page', { ...ours, url: 'https://example.org/' }],
    ['a page without address', { ...ours, url: '' }],
  ])('distrusts %s', (_who, sender) => {
    expect(policies.trustsSender(sender)).toBe(false);
  });
});

describe('other policies', () => {
  it.each(['media', 'geolocation', 'hid', 'usb', 'clipboard-read', 'openExternal'])('refuses the permission %s', (permission) => {
    expect(policies.allowsPermission(permission)).toBe(false);
  });

  it.each([['lets a study tell that it has ended', 'notifications'], ['lets captions and tables be copied', 'clipboard-sanitized-write']])('%s', (_what, permission) => {
    expect(policies.allowsPermission(permission)).toBe(true);
  });

  it.each([
    ['blob:app://workbench/0e7f', true], ['data:text/csv,1', true],
    ['blob:https://example.org/0e7f', false], ['blob:app://workbench.evil/1', false], ['https://example.org/setup.exe', false], ['file:///etc/passwd', false],
  ])('decides on the download of %s', (url, allowed) => {
    expect(policies.allowsDownload(url)).toBe(allowed);
  });
});
