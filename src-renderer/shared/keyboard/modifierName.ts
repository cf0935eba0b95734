/** What the key that tinykeys calls `$mod` says on this machine's keyboard. */
export const modifierName = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
