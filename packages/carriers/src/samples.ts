/** Payloads as carriers send them, made to order: for tests, journeys and the demo day. */
export { easypostSample, type EasypostStep } from './easypost/samples.ts'
