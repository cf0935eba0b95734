/** The channel on which the preload script hands the main process its end of a new message port. */
export const CONNECT_CHANNEL = 'workbench:connect';
