/** Where the web host answers WebSockets. */
export const SOCKET_PATH = '/socket';
