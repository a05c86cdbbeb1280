export { openAppInThread, type OpenAppInThreadOptions } from './open-app-in-thread.ts';
